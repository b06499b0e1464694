package io.github.keyreeve.web.signature;

/** Text that XML 1.0 can hold. */
final class XmlText {

    private static final int REPLACEMENT = 0xFFFD;

    private XmlText() {}

    /** The text with U+FFFD in place of every control character, lone surrogate and non-character that XML 1.0 knows not. */
    static String of(String text) {
        return text.codePoints().allMatch(XmlText::isCharacter)
                ? text
                : text.codePoints()
                        .map(character -> isCharacter(character) ? character : REPLACEMENT)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    /** XML 1.0, production 2. */
    private static boolean isCharacter(int codePoint) {
        return codePoint == '\t' || codePoint == '\n' || codePoint == '\r'
                || codePoint >= 0x20 && codePoint <= 0xD7FF
                || codePoint >= 0xE000 && codePoint <= 0xFFFD
                || codePoint >= 0x10000;
    }
}
