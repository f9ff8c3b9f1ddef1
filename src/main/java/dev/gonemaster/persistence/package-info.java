/// What every JPA store shares: the provider delegate, the data source, migrations, converters and the differences
/// between databases.
@NullMarked
package dev.gonemaster.persistence;

import org.jspecify.annotations.NullMarked;
