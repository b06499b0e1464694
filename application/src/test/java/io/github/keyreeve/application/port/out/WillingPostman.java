package io.github.keyreeve.application.port.out;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** Takes everything and keeps it, unless told to answer otherwise. */
public final class WillingPostman implements Postman {

    public final List<Letter> letters = new ArrayList<>();
    private final Queue<Delivery> answers = new ArrayDeque<>();
    private Runnable meanwhile = () -> { };

    @Override
    public Delivery deliver(Letter letter) {
        letters.add(letter);
        meanwhile.run();
        Delivery next = answers.poll();
        return next == null ? new Delivery.Accepted() : next;
    }

    /** What it says to the next letters, before it takes all the others. */
    public WillingPostman answering(Delivery... deliveries) {
        answers.addAll(List.of(deliveries));
        return this;
    }

    /** What happens while a letter is on its way. */
    public WillingPostman meanwhile(Runnable event) {
        meanwhile = event;
        return this;
    }
}
