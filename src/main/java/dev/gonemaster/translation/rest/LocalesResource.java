package dev.gonemaster.translation.rest;

import dev.gonemaster.translation.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;

/// The languages that `locale` may ask for, in alphabetical order.
@Path("/locales")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class LocalesResource {
    record LocaleList(List<String> locales) {
    }

    @GET
    public LocaleList list() {
        return new LocaleList(Stream.of(Language.values()).map(Language::code).toList());
    }
}
