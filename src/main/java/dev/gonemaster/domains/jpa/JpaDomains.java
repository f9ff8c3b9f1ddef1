package dev.gonemaster.domains.jpa;

import dev.gonemaster.domains.Domain;
import dev.gonemaster.domains.Domains;
import dev.gonemaster.persistence.StoredIn;
import dev.gonemaster.persistence.StoredIn.Place;
import dev.gonemaster.persistence.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/// The registry in the database.
@Dependent
@StoredIn(Place.DATABASE)
public class JpaDomains implements Domains {
    private final Transactions transactions;

    @Inject
    public JpaDomains(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<Domain> find(long id) {
        return transactions.read(entities -> Optional.ofNullable(entities.find(DomainEntity.class, id))
                .map(DomainEntity::domain));
    }

    @Override
    public Optional<Domain> find(String name) {
        return transactions.read(entities -> entities
                .createQuery("SELECT d FROM DomainEntity d WHERE d.name = :name", DomainEntity.class)
                .setParameter("name", name).getResultStream().findFirst().map(DomainEntity::domain));
    }
}
