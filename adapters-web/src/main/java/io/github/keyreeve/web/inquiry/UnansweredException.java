package io.github.keyreeve.web.inquiry;

import io.github.keyreeve.application.port.out.ShopInquiries.Answer;

/** An inquiry ended without what was asked for. */
final class UnansweredException extends Exception {

    private final transient Answer answer;

    private UnansweredException(Answer answer, String why) {
        super(why);
        this.answer = answer;
    }

    static UnansweredException notNow(String why) {
        return new UnansweredException(new Answer.NotNow(why), why);
    }

    static UnansweredException refused(String why) {
        return new UnansweredException(new Answer.Refused(why), why);
    }

    Answer answer() {
        return answer;
    }
}
