package io.github.keyreeve.bootstrap.architecture.violations.nothing_prints_past_its_command.bootstrap;

/** A program that prints where it likes. */
final class Main {

    void run() {
        System.out.println("issued");
    }
}
