// SPDX-License-Identifier: Apache-2.0
package sideways.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import sideways.event.EventLog;
import sideways.finding.Findings;
import sideways.graph.Graph;
import sideways.measure.community.Partition;

class PortraitsTest {

    @Test
    void examples_are_what_received_most_and_what_speaks_most_like_the_niche() {
        Said said = new Said();
        for (int i = 0; i < 40; i++) {
            said.say("player" + i, "", i, -1, "en", i == 3 ? "banjo fiddle tonight" : i == 5 ? "something else altogether here" : "banjo fiddle tonight somewhere else again");
            said.say("gardener" + i, "", i, -1, "de", "soil compost tonight somewhere else again");
        }
        int first = 0;
        int answer = 80;
        said.say("player1", "", 90, first, "en", "chord banjo").say("player2", "", 91, first, "", "").say("player3", "", 92, answer, "", "chord");
        EventLog log = said.log();
        int[] niche = new int[log.actorCount];
        for (int actor = 0; actor < niche.length; actor++) {
            niche[actor] = log.actorName[actor].startsWith("player") ? 0 : 1;
        }
        Niches niches = new Niches(Niches.Basis.TIES, Graph.undirected(niche.length, new int[0][]), Partition.singletons(niche.length), new Partition[0], niche, 2, null, niche);
        NicheWords telling = NicheWords.of(log, said.words(), niche, 2, 2, NicheMeaning.NONE);
        List<Findings.Niche> described = List.of(new Findings.Niche("1", "", "words", 6, 0.5, 9, 0, List.of(), List.of(), 0, 0, 0),
                new Findings.Niche("2", "", "words", 6, 0.5, 6, 0, List.of(), List.of(), 0, 0, 0));
        List<Findings.Portrait> portraits = Portraits.of(log, said.words(), niches, telling, described, new Analysis.Items() {
            @Override
            public String id(int event) {
                return "item" + event;
            }
        }, NicheMeaning.NONE);
        List<Findings.Example> examples = portraits.get(0).examples();
        assertEquals("item0", examples.get(0).item());
        assertEquals("received", examples.get(0).why());
        assertEquals(2, examples.get(0).received());
        assertEquals(4, examples.get(0).tree());
        assertEquals("item80", examples.get(1).item());
        assertEquals("words", examples.get(2).why());
        assertEquals("item6", examples.get(2).item());
        assertEquals("1970-01-01T00:00:03Z", examples.get(2).time());
        assertTrue(examples.stream().allMatch(example -> example.excerpt().isEmpty()));
        assertEquals(List.of(new Findings.Tally("en", 41)), portraits.get(0).languages());
        assertEquals("actors", portraits.get(0).unit());
        assertTrue(portraits.get(1).typical().get(0).word().matches("soil|compost"));
    }
}
