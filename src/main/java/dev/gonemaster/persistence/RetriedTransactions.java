package dev.gonemaster.persistence;

import jakarta.persistence.EntityManager;
import java.util.function.Function;

/// Repeats what lost against another transaction, and says in one way that the database is away.
public final class RetriedTransactions implements Transactions {
    private final Transactions transactions;

    public RetriedTransactions(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Dialect dialect() {
        return transactions.dialect();
    }

    @Override
    public <T> T write(Function<EntityManager, T> work) {
        return Retry.onContention(() -> transactions.write(work));
    }

    @Override
    public <T> T read(Function<EntityManager, T> work) {
        return Retry.onContention(() -> transactions.read(work));
    }
}
