package dev.gonemaster.engine;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.IDNA;
import com.ibm.icu.text.IDNA.Error;
import com.ibm.icu.text.Normalizer2;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Labels outside ASCII: UTS 46 mapping (case, width, NFC; non-transitional), then the code points that IDNA2008
/// permits (RFC 5892). Apart from [DomainName] because loading the tables takes longer than all the rest of a start.
final class Idna {
    private static final IDNA UTS46 = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE | IDNA.USE_STD3_RULES | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ
            | IDNA.CHECK_CONTEXTO);
    /// Length has a rule of its own, which is checked later.
    private static final Set<Error> LENGTH = EnumSet.of(Error.LABEL_TOO_LONG, Error.DOMAIN_NAME_TOO_LONG);
    /// RFC 5892 section 2.6, PVALID and those that CONTEXTO permits, which UTS 46 has checked already.
    private static final String PERMITTED_EXCEPTIONS = "\u00DF\u03C2\u06FD\u06FE\u0F0B\u3007"
            + "\u00B7\u0375\u05F3\u05F4\u30FB";
    /// RFC 5892 section 2.6, DISALLOWED.
    private static final String REFUSED_EXCEPTIONS = "\u0640\u07FA\u302E\u302F\u3031\u3032\u3033\u3034\u3035\u303B";

    private Idna() {
    }

    /// The A-label of a label outside ASCII, of any length; absent when it is no valid U-label in any writing.
    static Optional<String> toALabel(String label) {
        IDNA.Info unicodeInfo = new IDNA.Info();
        String uLabel = UTS46.labelToUnicode(label, new StringBuilder(), unicodeInfo).toString();
        IDNA.Info info = new IDNA.Info();
        String aLabel = UTS46.labelToASCII(label, new StringBuilder(), info).toString();
        Set<Error> errors = EnumSet.noneOf(Error.class);
        errors.addAll(unicodeInfo.getErrors());
        errors.addAll(info.getErrors());
        errors.removeAll(LENGTH);
        boolean valid = errors.isEmpty() && uLabel.codePoints().allMatch(Idna::permitted);
        return valid ? Optional.of(aLabel) : Optional.empty();
    }

    /// Whether what follows `xn--` can be decoded (RFC 3492); more is not asked of a name that is given in A-labels.
    static boolean isPunycode(String aLabel) {
        IDNA.Info info = new IDNA.Info();
        UTS46.labelToUnicode(aLabel, new StringBuilder(), info);
        return !info.getErrors().contains(Error.PUNYCODE);
    }

    /// RFC 5892 section 3, in its order.
    private static boolean permitted(int c) {
        if (PERMITTED_EXCEPTIONS.indexOf(c) >= 0 || c >= 0x660 && c <= 0x669 || c >= 0x6F0 && c <= 0x6F9) {
            return true;
        }
        if (REFUSED_EXCEPTIONS.indexOf(c) >= 0) {
            return false;
        }
        if (c < 0x80) {
            return c == '-' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z';
        }
        if (UCharacter.hasBinaryProperty(c, UProperty.JOIN_CONTROL)) {
            return true;
        }
        return !unstable(c) && !ignorable(c) && !oldHangulJamo(c) && letterOrDigit(c);
    }

    private static boolean unstable(int c) {
        String text = Character.toString(c);
        Normalizer2 nfkc = Normalizer2.getNFKCInstance();
        return !nfkc.normalize(UCharacter.foldCase(nfkc.normalize(text), true)).equals(text);
    }

    private static boolean ignorable(int c) {
        return UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
                || UCharacter.hasBinaryProperty(c, UProperty.WHITE_SPACE)
                || UCharacter.hasBinaryProperty(c, UProperty.NONCHARACTER_CODE_POINT)
                // Combining Diacritical Marks for Symbols, Musical Symbols, Ancient Greek Musical Notation
                || c >= 0x20D0 && c <= 0x20FF || c >= 0x1D100 && c <= 0x1D1FF || c >= 0x1D200 && c <= 0x1D24F;
    }

    private static boolean oldHangulJamo(int c) {
        int type = UCharacter.getIntPropertyValue(c, UProperty.HANGUL_SYLLABLE_TYPE);
        return type == UCharacter.HangulSyllableType.LEADING_JAMO || type == UCharacter.HangulSyllableType.VOWEL_JAMO
                || type == UCharacter.HangulSyllableType.TRAILING_JAMO;
    }

    private static boolean letterOrDigit(int c) {
        return switch (Character.getType(c)) {
            case Character.LOWERCASE_LETTER, Character.UPPERCASE_LETTER, Character.OTHER_LETTER,
                 Character.DECIMAL_DIGIT_NUMBER, Character.MODIFIER_LETTER, Character.NON_SPACING_MARK,
                 Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }
}
