// SPDX-License-Identifier: Apache-2.0
package sideways.sources.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/**
 * Saved pages of the Something Awful forums, windows-1252: a page of a thread gives one record per post
 * ({@code kind} is "post"), a page of a forum one per thread ({@code kind} is "thread"), a page of the
 * Leper's Colony one per punishment ({@code kind} is "punishment"; {@code title} is its type, {@code html} its reason).
 *
 * <p>Fields: {@code kind, post, thread, place} (number of the post in its thread), {@code forum, title,
 * author, author_id, time, html} (quoted passages taken out), {@code quoted} (number of the first post
 * quoted, or punished), {@code links} (between blanks), {@code replies, subject} (who is punished; the author is
 * the moderator who approved).
 */
final class AwfulRecords implements RecordReader {

    private static final Pattern POST_ID = Pattern.compile("postid=(\\d+)");
    private static final Pattern USER_ID = Pattern.compile("userid[-=](\\d+)");
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    @Override
    public void read(InputStream input, Fields fields, RecordSink sink) throws IOException {
        Document page = Jsoup.parse(input, "windows-1252", "https://forums.somethingawful.com/");
        page.select("script, style").remove();
        page.outputSettings().prettyPrint(false);
        Record record = new Record(fields, sink);
        Element body = page.body();
        Elements crumbs = page.select("div.breadcrumbs a[href*=forumid]");
        String forumName = crumbs.isEmpty() ? null : crumbs.last().text();
        Elements posts = page.select("table.post[id^=post]");
        for (Element post : posts) {
            post(post, body, forumName, page, record);
        }
        Elements threads = page.select("tr.thread");
        for (Element thread : threads) {
            thread(thread, forumName, record, sink);
        }
        Elements punishments = page.select("table.standard tr:has(td)");
        for (Element punishment : punishments) {
            punishment(punishment.select("> td"), record, sink);
        }
        if (posts.isEmpty() && threads.isEmpty() && punishments.isEmpty()) {
            sink.leaveOut(1, "there is neither a post nor a thread nor a punishment on this page; expected a saved page of a thread, a forum or the Leper's Colony");
        }
    }

    private static void post(Element post, Element body, String forumName, Document page, Record record) {
        record.clear();
        record.put("kind", "post");
        record.put("post", number(post.id()));
        record.put("thread", body.attr("data-thread"));
        record.put("place", post.attr("data-idx"));
        record.put("forum", forumName);
        Elements title = page.select("div.breadcrumbs a[href*=threadid]");
        record.put("title", title.isEmpty() ? null : title.last().text());
        Element author = post.selectFirst("dt.author");
        record.put("author", author == null ? null : author.text());
        Element user = post.selectFirst("[class*=userid-]");
        record.put("author_id", user == null ? null : first(USER_ID, user.className()));
        Element date = post.selectFirst("td.postdate");
        record.put("time", date == null ? null : date.ownText());
        Element text = post.selectFirst("div.complete_shit");
        text = text != null ? text : post.selectFirst("td.postbody");
        if (text != null) {
            Element quote = text.selectFirst("div.bbc-block a.quote_link[href*=postid=]");
            record.put("quoted", quote == null ? null : first(POST_ID, quote.attr("href")));
            text = text.clone();
            text.select("div.bbc-block:has(a.quote_link), p.editedby, dl.userinfo, div.userinfo").remove();
            StringBuilder links = new StringBuilder();
            for (Element link : text.select("a[href^=http]")) {
                links.append(link.attr("href").replace(" ", "%20")).append(' ');
            }
            record.put("links", links.toString().strip());
            record.put("html", text.html());
        }
        record.send(1);
    }

    private static void thread(Element thread, String forumName, Record record, RecordSink sink) {
        Element title = thread.selectFirst("a.thread_title");
        String id = number(thread.id());
        if (title == null || id == null) {
            sink.leaveOut(1, "a row of the forum page that is no thread, such as an announcement");
            return;
        }
        record.clear();
        record.put("kind", "thread");
        record.put("thread", id);
        record.put("forum", forumName);
        record.put("title", title.text());
        Element author = thread.selectFirst("td.author a");
        record.put("author", author == null ? null : author.text());
        record.put("author_id", author == null ? null : first(USER_ID, author.attr("href")));
        Element replies = thread.selectFirst("td.replies");
        record.put("replies", replies == null ? null : number(replies.text()));
        record.send(1);
    }

    /** Type with a link to the post, date, who, why, who asked for it, who approved. */
    private static void punishment(Elements cell, Record record, RecordSink sink) {
        if (cell.size() < 6 || cell.get(2).selectFirst("a[href*=userid=]") == null) {
            sink.leaveOut(1, "a row of a table that is no punishment; expected type, date, user, reason and two moderators");
            return;
        }
        record.clear();
        record.put("kind", "punishment");
        record.put("title", cell.get(0).text());
        Element post = cell.get(0).selectFirst("a[href*=postid=]");
        record.put("quoted", post == null ? null : first(POST_ID, post.attr("href")));
        record.put("time", cell.get(1).text());
        record.put("subject", cell.get(2).text());
        record.put("html", cell.get(3).html());
        record.put("author", cell.get(5).text());
        record.send(1);
    }

    private static String number(String text) {
        Matcher digits = DIGITS.matcher(text);
        return digits.find() ? digits.group() : null;
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }

    private static final class Record {
        private final Fields fields;
        private final RecordSink sink;
        private final String[] value;

        private Record(Fields fields, RecordSink sink) {
            this.fields = fields;
            this.sink = sink;
            this.value = new String[fields.count()];
        }

        private void clear() {
            Arrays.fill(value, null);
        }

        private void put(String field, String text) {
            int index = fields.indexOf(field);
            if (index >= 0 && text != null && !text.isBlank()) {
                value[index] = text;
            }
        }

        private void send(long line) {
            sink.record(line, value);
        }
    }
}
