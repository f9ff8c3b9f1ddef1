package dev.gonemaster.persistence;

import org.eclipse.persistence.internal.databaseaccess.DatabaseCall;
import org.eclipse.persistence.internal.expressions.ExpressionSQLPrinter;
import org.eclipse.persistence.internal.expressions.SQLSelectStatement;
import org.eclipse.persistence.platform.database.DatabasePlatform;
import org.eclipse.persistence.queries.ReadQuery;

/// What EclipseLink must know of SQLite: limits are a clause, and rows are never locked. Made by EclipseLink alone.
public class SqlitePlatform extends DatabasePlatform {
    private static final long serialVersionUID = 1L;

    @Override
    public String getSelectForUpdateString() {
        return "";
    }

    /// EclipseLink counts the rows that are skipped in.
    @Override
    public int computeMaxRowsForSQL(int first, int max) {
        return max - Math.max(first, 0);
    }

    @Override
    public void printSQLSelectStatement(DatabaseCall call, ExpressionSQLPrinter printer,
                                        SQLSelectStatement statement) {
        ReadQuery query = statement.getQuery();
        if (query == null || query.getMaxRows() <= 0) {
            super.printSQLSelectStatement(call, printer, statement);
            return;
        }
        statement.setUseUniqueFieldAliases(true);
        call.setFields(statement.printSQL(printer));
        printer.printString(" LIMIT ");
        printer.printParameter(DatabaseCall.MAXROW_FIELD);
        printer.printString(" OFFSET ");
        printer.printParameter(DatabaseCall.FIRSTRESULT_FIELD);
        call.setIgnoreFirstRowSetting(true);
        call.setIgnoreMaxResultsSetting(true);
    }
}
