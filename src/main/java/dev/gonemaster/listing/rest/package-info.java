/// What all lists of the API share: typed query parameters, paging, cursors and the list body.
/// Source: HTTP API contract, pagination.
@NullMarked
package dev.gonemaster.listing.rest;

import org.jspecify.annotations.NullMarked;
