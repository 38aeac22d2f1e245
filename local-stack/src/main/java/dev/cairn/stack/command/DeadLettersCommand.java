package dev.cairn.stack.command;

import dev.cairn.stack.launch.DeadLetters;
import dev.cairn.stack.launch.Settings;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Looks at records that a service could not take, and sends them again. */
@Command(
        name = "dead-letters",
        description = "Lists records that a service could not take, or sends them again.",
        mixinStandardHelpOptions = true)
final class DeadLettersCommand {

    @Command(
            name = "list",
            description = "Shows what waits in the dead-letter topics.",
            mixinStandardHelpOptions = true)
    int list(@Mixin StackOptions options) {
        Settings settings = options.settings();
        List<DeadLetters.Letter> letters = new DeadLetters("127.0.0.1:" + settings.kafkaPort()).waiting();
        if (letters.isEmpty()) {
            System.out.println("no dead letters");
        }
        for (DeadLetters.Letter letter : letters) {
            System.out.println(String.format(
                    Locale.ROOT,
                    "%s  %d/%d  key %s  %s",
                    letter.topic(),
                    letter.partition(),
                    letter.offset(),
                    letter.key(),
                    letter.reason()));
        }
        return 0;
    }

    @Command(
            name = "replay",
            description = "Sends what waits in one dead-letter topic to the topic it came from.",
            mixinStandardHelpOptions = true)
    int replay(
            @Mixin StackOptions options,
            @Parameters(paramLabel = "TOPIC", description = "A dead-letter topic, as list shows it.") String topic) {
        Settings settings = options.settings();
        int sent = new DeadLetters("127.0.0.1:" + settings.kafkaPort()).replay(topic);
        System.out.println("sent " + sent + " records again");
        return 0;
    }
}
