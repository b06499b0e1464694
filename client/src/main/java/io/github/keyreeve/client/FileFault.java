package io.github.keyreeve.client;

/** Why a licence file is not believed. */
public enum FileFault {
    /** There is one, but the disk or the access rights do not let it be read. */
    INACCESSIBLE("The licence file cannot be opened."),
    /** It is not a licence file, or one of a form that this version does not know. */
    UNREADABLE("The licence file is damaged or of a form that this version of the application does not know."),
    /** It was changed, or signed by somebody else under the name of the vendor's key. */
    WRONG_SIGNATURE("The licence file was changed after the vendor signed it."),
    /** It names a key that the application was not given. */
    UNKNOWN_SIGNING_KEY("The licence file is signed by a key that this version of the application does not know."),
    /** It is for another product, or another version of this one. */
    OTHER_PRODUCT("The licence file is for another product or version."),
    /** It was copied from another computer. */
    OTHER_COMPUTER("The licence file is for another computer."),
    /** It answers an earlier request: somebody sent an old answer again. Only told by calls to the server. */
    OTHER_REQUEST("The licence file does not answer this request."),
    /** The note of the last time seen is missing or was changed; see {@link LicenseClient#refresh}. */
    LAST_TIME_ALTERED("The note beside the licence file is missing or was changed. Please connect to the internet once.");

    private final String sentence;

    FileFault(String sentence) {
        this.sentence = sentence;
    }

    /** For the person in front of the computer, in English. */
    public String sentence() {
        return sentence;
    }
}
