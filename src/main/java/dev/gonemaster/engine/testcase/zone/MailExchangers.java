package dev.gonemaster.engine.testcase.zone;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/// The data of an MX RRset; equal when preferences and mail targets are, whatever their order, letter case or TTL.
///
/// @param records ordered by preference, then target
record MailExchangers(SortedSet<MailExchanger> records) implements Comparable<MailExchangers> {
    /// @param preference 0 to 65535
    record MailExchanger(int preference, Name target) implements Comparable<MailExchanger> {
        private static final Comparator<MailExchanger> ORDER =
                Comparator.comparing(MailExchanger::preference).thenComparing(MailExchanger::target);

        /// RFC 7505: the target is the root.
        boolean nullMx() {
            return target.equals(Name.root);
        }

        @Override
        public int compareTo(MailExchanger other) {
            return ORDER.compare(this, other);
        }
    }

    MailExchangers {
        records = Collections.unmodifiableSortedSet(new TreeSet<>(records));
    }

    /// @param answer MX records
    static MailExchangers of(Collection<Record> answer) {
        var records = new TreeSet<MailExchanger>();
        for (Record record : answer) {
            var mx = (MXRecord) record;
            records.add(new MailExchanger(mx.getPriority(), mx.getTarget()));
        }
        return new MailExchangers(records);
    }

    boolean hasNullMx() {
        return records.stream().anyMatch(MailExchanger::nullMx);
    }

    boolean hasNullMxWithPreference() {
        return records.stream().anyMatch(record -> record.nullMx() && record.preference() != 0);
    }

    List<Name> targets() {
        return records.stream().map(MailExchanger::target).toList();
    }

    @Override
    public int compareTo(MailExchangers other) {
        Iterator<MailExchanger> theirs = other.records.iterator();
        for (MailExchanger mine : records) {
            if (!theirs.hasNext()) {
                return 1;
            }
            int order = mine.compareTo(theirs.next());
            if (order != 0) {
                return order;
            }
        }
        return theirs.hasNext() ? -1 : 0;
    }
}
