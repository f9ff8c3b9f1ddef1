package dev.gonemaster.engine.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

class RecordCursorTest {
    private static final Name ZONE = Name.fromConstantString("a.example.");
    private static final Name SERVER = Name.fromConstantString("ns1.a.example.");

    @Test
    void everyRecordIsFoundInItsSection() {
        Message message = question();
        message.addRecord(new TXTRecord(ZONE, DClass.IN, 60, "1234"), Section.ANSWER);
        message.addRecord(new TXTRecord(ZONE, DClass.IN, 60, "12"), Section.ANSWER);
        message.addRecord(new ARecord(SERVER, DClass.IN, 60, InetAddress.ofLiteral("192.0.2.1")), Section.ADDITIONAL);
        message.addRecord(new OPTRecord(1232, 0, 0), Section.ADDITIONAL);

        assertThat(records(message.toWire())).containsExactly(
                "1.0 TXT 5", "1.1 TXT 3", "3.0 A 4", "3.1 OPT 0");
    }

    @Test
    void aMessageMayHaveNoRecord() {
        assertThat(records(question().toWire())).isEmpty();
        assertThat(records(new Message(1).toWire())).isEmpty();
    }

    @Test
    void aRecordGetsAnotherType() {
        Message message = question();
        message.addRecord(new NSRecord(ZONE, DClass.IN, 60, SERVER), Section.AUTHORITY);
        byte[] octets = message.toWire();

        var cursor = new RecordCursor(octets);
        assertThat(cursor.next()).isTrue();
        cursor.retype(65_280);

        assertThat(cursor.type()).isEqualTo(65_280);
        assertThat(records(octets)).containsExactly("2.0 TYPE65280 6");
    }

    @Test
    void aMessageThatEndsEarlyIsNoticedWhereItEnds() {
        Message message = question();
        message.addRecord(new TXTRecord(ZONE, DClass.IN, 60, "1234"), Section.ANSWER);
        message.addRecord(new OPTRecord(1232, 0, 0), Section.ADDITIONAL);
        byte[] octets = message.toWire();
        var cursor = new RecordCursor(Arrays.copyOf(octets, octets.length - 1));

        assertThat(cursor.next()).isTrue();
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(cursor::next);
    }

    private static Message question() {
        var message = new Message(1);
        message.addRecord(Record.newRecord(ZONE, Type.TXT, DClass.IN), Section.QUESTION);
        return message;
    }

    private static List<String> records(byte[] octets) {
        var cursor = new RecordCursor(octets);
        var records = new ArrayList<String>();
        while (cursor.next()) {
            records.add(cursor.section() + "." + cursor.index() + " " + Type.string(cursor.type()) + " "
                    + cursor.dataLength());
        }
        return records;
    }
}
