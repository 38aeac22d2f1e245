package dev.cairn.assessment.source.git;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Git's own server without a network between. */
final class LocalGit implements GitHttp {

    private final Repositories repositories;
    private final boolean second;

    /** What was asked, as method and path. */
    final List<String> asked = new ArrayList<>();

    /** @param second whether the newer version of the protocol is spoken where the client asks for it */
    LocalGit(Repositories repositories, boolean second) {
        this.repositories = repositories;
        this.second = second;
    }

    @Override
    public Answer get(String url, Map<String, String> headers) {
        return ask("GET", url, headers, "");
    }

    @Override
    public Answer post(String url, Map<String, String> headers, String body) {
        return ask("POST", url, headers, body);
    }

    private Answer ask(String method, String url, Map<String, String> headers, String body) {
        URI uri = URI.create(url);
        asked.add(method + " " + uri.getPath());
        byte[] answer = repositories.serve(
                method,
                uri.getPath(),
                uri.getQuery() == null ? "" : uri.getQuery(),
                headers.getOrDefault("Content-Type", ""),
                second ? headers.getOrDefault("Git-Protocol", "") : "",
                body);
        return answer(answer);
    }

    /** Takes an answer of CGI apart. */
    static Answer answer(byte[] cgi) {
        String all = new String(cgi, StandardCharsets.ISO_8859_1);
        int end = all.indexOf("\r\n\r\n");
        int status = 200;
        Map<String, String> headers = new HashMap<>();
        for (String line : all.substring(0, end).split("\r\n")) {
            String name = line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT);
            String value = line.substring(line.indexOf(':') + 1).strip();
            if (name.equals("status")) {
                status = Integer.parseInt(value.substring(0, 3));
            }
            headers.put(name, value);
        }
        return new Answer(status, headers, new ByteArrayInputStream(Arrays.copyOfRange(cgi, end + 4, cgi.length)));
    }
}
