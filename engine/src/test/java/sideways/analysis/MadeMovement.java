// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import sideways.run.Rng;
import sideways.run.Run;

/** Movements of known make, natural and manufactured, of five kinds each; what they have in common is left to chance. */
enum MadeMovement {

    /** People who talk. */
    FORUM(false) {
        @Override
        void happens() {
            people(150 + rng.nextInt(150), 3000);
        }
    },

    /** Whenever their idol says something, fans repeat it within minutes. */
    FANDOM(false) {
        @Override
        void happens() {
            int fans = 80 + rng.nextInt(80);
            people(150, 2000);
            for (int word = 0; word < 30; word++) {
                long time = awake(0);
                String said = Said.words(rng);
                say("idol", time, said);
                for (int fan = 0; fan < fans; fan++) {
                    if (rng.nextInt(3) == 0) {
                        say("fan" + human(fan), time + (long) (-StrictMath.log(1 - rng.nextDouble()) * 900), said);
                    }
                }
            }
        }
    },

    /** One evening draws a crowd, which repeats what others say. */
    DEBATE(false) {
        @Override
        void happens() {
            people(120, 800);
            long evening = 12L * DAY + 20 * HOUR;
            String[] said = new String[3000];
            for (int post = 0; post < said.length; post++) {
                said[post] = post > 50 && rng.nextInt(10) < 3 ? said[rng.nextInt(post)] : Said.words(rng);
                say(human(200 + (int) (900 * StrictMath.pow(rng.nextDouble(), 2))), evening + (long) (rng.nextDouble() * 3 * HOUR), said[post]);
            }
        }
    },

    /** A few feeds that mirror each other by the clock, among people. */
    NEWSROOM(false) {
        @Override
        void happens() {
            people(200, 3500);
            for (int headline = 0; headline < 25 * 6; headline++) {
                long time = headline * 4L * HOUR + rng.nextInt(60);
                String said = Said.words(rng);
                for (int feed = 0; feed < 4; feed++) {
                    say("daily news " + (char) ('a' + feed), time + rng.nextInt(40), said);
                }
            }
        }
    },

    /** A template that people send when they like, for two days. */
    ACTIVISTS(false) {
        @Override
        void happens() {
            people(200, 2500);
            String template = Said.words(rng);
            for (int sender = 0; sender < 300 + rng.nextInt(300); sender++) {
                say(human(100 + rng.nextInt(500)), 10L * DAY + awake(sender) % (2 * DAY), template);
            }
        }
    },

    /** Accounts that look like others, and post what they are sent at once. */
    COMMAND(true) {
        @Override
        void happens() {
            people(200, 2500);
            int ranks = 30 + rng.nextInt(50);
            for (int order = 0; order < 20 + rng.nextInt(20); order++) {
                long time = awake(0);
                String said = Said.words(rng);
                for (int soldier = 0; soldier < ranks; soldier++) {
                    say(human(1000 + soldier), time + rng.nextInt(40), said);
                }
            }
        }
    },

    /** Numbered accounts with twenty texts, at any time. */
    COPIES(true) {
        @Override
        void happens() {
            people(120, 1500);
            String[] text = new String[20];
            java.util.Arrays.setAll(text, t -> Said.words(rng));
            for (int post = 0; post < 1500 + rng.nextInt(1500); post++) {
                say(numbered(rng.nextInt(100)), (long) (rng.nextDouble() * 30 * DAY), text[rng.nextInt(text.length)]);
            }
        }
    },

    /** A handful of names, run by a timer around the clock, who do most of it. */
    PUPPETS(true) {
        @Override
        void happens() {
            people(80, 1200);
            int puppets = 8 + rng.nextInt(8);
            for (int puppet = 0; puppet < puppets; puppet++) {
                long every = 20 * 60 + rng.nextInt(60) * 60;
                for (long time = rng.nextInt(DAY); time < 14L * DAY; time += every + rng.nextInt(30)) {
                    say(human(2000 + puppet), time, Said.words(rng));
                }
            }
        }
    },

    /** A rented ring that passes on whatever the client says, in seconds, by day and by night. */
    RING(true) {
        @Override
        void happens() {
            people(150, 1500);
            int ring = 20 + rng.nextInt(40);
            for (int word = 0; word < 90; word++) {
                long time = (long) (rng.nextDouble() * 30 * DAY);
                String said = Said.words(rng);
                say("client", time, said);
                for (int member = 0; member < ring; member++) {
                    if (rng.nextInt(10) < 7) {
                        say(numbered(member), time + 5 + rng.nextInt(50), said);
                    }
                }
            }
        }
    },

    /** Accounts that begin in one hour, say a few odd things, and are gone. */
    EPHEMERAL(true) {
        @Override
        void happens() {
            people(200, 2500);
            for (int push = 0; push < 1 + rng.nextInt(3); push++) {
                long hour = (3 + rng.nextInt(25)) * (long) DAY + rng.nextInt(24) * HOUR;
                for (int account = 0; account < 100 + rng.nextInt(100); account++) {
                    String name = rng.nextInt(2) == 0 ? numbered(500 + 300 * push + account) : human(3000 + 300 * push + account);
                    for (int post = 0; post < 3 + rng.nextInt(3); post++) {
                        say(name, hour + rng.nextInt(HOUR), Said.words(rng));
                    }
                }
            }
        }
    };

    private static final int HOUR = 3600;
    private static final int DAY = 24 * HOUR;

    final boolean manufactured;
    Rng rng;
    private Said said;

    MadeMovement(boolean manufactured) {
        this.manufactured = manufactured;
    }

    abstract void happens();

    synchronized Said said(int seed) {
        rng = Run.seeded(seed).random("made." + name(), 0);
        said = new Said();
        happens();
        return said;
    }

    void say(String who, long second, String text) {
        said.say(who, "", second, -1, "", text);
    }

    void people(int count, int posts) {
        for (int post = 0; post < posts; post++) {
            int who = (int) (count * StrictMath.pow(rng.nextDouble(), 2));
            say(human(who), awake(who), rng.nextInt(50) == 0 ? "this exactly" : Said.words(rng));
        }
    }

    /** A time at which this person is awake, within thirty days. */
    long awake(int who) {
        long morning = 5 + who * 7 % 6;
        return rng.nextInt(30) * (long) DAY + (long) ((morning + 8 * (rng.nextDouble() + rng.nextDouble())) * HOUR) % DAY;
    }

    /** One in fifteen took the name that was proposed. */
    String human(int who) {
        return "person" + (char) ('a' + who % 26) + (char) ('a' + who / 26 % 26) + (char) ('a' + who / 676 % 26) + (who % 15 == 3 ? Integer.toString(10_000 + 7 * who) : who % 4 == 1 ? Integer.toString(who % 100) : "");
    }

    /** Two in three as they come from a script. */
    String numbered(int who) {
        return who % 3 == 0 ? human(5000 + who) : "maria" + (char) ('a' + who % 26) + (10_000_000L + 7_919L * who);
    }
}
