package io.github.keyreeve.client;

/** What the server is told with every question. */
record Question(String key, ComputerIdentity computer, Product product, Nonce nonce) {

    String json() {
        return "{\"key\":" + JsonString.quoted(key)
                + ",\"computerId\":" + JsonString.quoted(computer.id())
                + (computer.name().isEmpty() ? "" : ",\"computerName\":" + JsonString.quoted(computer.name()))
                + ",\"product\":{\"id\":" + product.id() + ",\"major\":" + product.major() + ",\"minor\":" + product.minor() + "}"
                + ",\"nonce\":" + JsonString.quoted(nonce.text()) + "}";
    }

    /** Hides the key. */
    @Override
    public String toString() {
        return "Question[" + product + "]";
    }
}
