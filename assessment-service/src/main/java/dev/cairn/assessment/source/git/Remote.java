package dev.cairn.assessment.source.git;

import dev.cairn.assessment.source.git.GitHttp.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A repository on a server that speaks smart HTTP (gitprotocol-http), in version 2 or the older one. Used by one thread, for
 * one fetch: first {@link #tip}, then perhaps {@link #fetch}.
 */
public final class Remote {

    private static final String SERVICE = "/info/refs?service=git-upload-pack";
    private static final String ADVERTISED = "application/x-git-upload-pack-advertisement";
    private static final String RESULT = "application/x-git-upload-pack-result";

    private final GitHttp http;
    private final GitLimits limits;
    private final @Nullable String branch;
    private String url;
    private @Nullable Advertisement advertisement;

    /**
     * A repository.
     *
     * @param url as people give it to git clone, without a slash at its end
     * @param branch null for the one that HEAD stands for
     */
    public Remote(GitHttp http, GitLimits limits, String url, @Nullable String branch) {
        this.http = http;
        this.limits = limits;
        this.url = url;
        this.branch = branch;
    }

    /** Asks where the branch is. */
    public Tip tip() throws IOException {
        try (Answer answer = advertised()) {
            advertisement = Advertisement.read(answer.body());
        }
        if (advertisement.has("object-format") && !advertisement.capabilities().contains("object-format=sha1")) {
            throw new GitFailure(
                    GitRefusal.NOT_GIT, "the repository's objects are named by SHA-256, which is not read");
        }
        return advertisement.second() ? tipOfSecond(advertisement) : tipOfFirst(advertisement);
    }

    /**
     * Fetches the commit without its history.
     *
     * @return the pack, to be read to its end; closes the connection when closed
     */
    public InputStream fetch(Tip tip) throws IOException {
        Advertisement known = Objects.requireNonNull(advertisement, "tip is asked first");
        Answer answer = post(known, known.second() ? fetchOfSecond(tip) : fetchOfFirst(known, tip));
        try {
            return new PackStream(answer, pack(known, new PktLines(answer.body())));
        } catch (IOException | RuntimeException e) {
            answer.close();
            throw e;
        }
    }

    private Answer advertised() throws IOException {
        for (int hop = 0; hop <= limits.redirects(); hop++) {
            Answer answer = http.get(url + SERVICE, Map.of("Git-Protocol", "version=2"));
            if (answer.status() / 100 != 3) {
                return demand(answer, ADVERTISED);
            }
            String place = answer.headers().get("location");
            answer.close();
            url = redirected(place);
        }
        throw new GitFailure(
                GitRefusal.REDIRECTED, "the server sends us on more than " + limits.redirects() + " times");
    }

    /** Only to another path of the same origin: whoever has the credential is who the customer gave it for. */
    private String redirected(@Nullable String place) throws GitFailure {
        try {
            URI from = URI.create(url + SERVICE);
            URI to = from.resolve(place == null ? "" : place);
            boolean same = Objects.equals(from.getScheme(), to.getScheme())
                    && Objects.equals(from.getRawAuthority(), to.getRawAuthority());
            if (same && to.toString().endsWith(SERVICE)) {
                return to.toString().substring(0, to.toString().length() - SERVICE.length());
            }
        } catch (IllegalArgumentException e) {
            throw new GitFailure(GitRefusal.REDIRECTED, "the server sends us to an address that is none");
        }
        throw new GitFailure(GitRefusal.REDIRECTED, "the server sends us to another place; connect that one instead");
    }

    private Tip tipOfSecond(Advertisement known) throws IOException {
        String prefix = branch == null ? "HEAD" : Tip.HEADS + branch;
        String asked = PktLines.line("command=ls-refs\n")
                + (known.has("object-format") ? PktLines.line("object-format=sha1\n") : "")
                + PktLines.DELIMITER
                + PktLines.line("symrefs\n")
                + PktLines.line("ref-prefix " + prefix + "\n")
                + PktLines.FLUSH;
        Map<String, String> refs = new HashMap<>();
        String target = null;
        try (Answer answer = post(known, asked)) {
            var lines = new PktLines(answer.body());
            for (String line = lines.text(); line != null && !line.isEmpty(); line = lines.text()) {
                String[] words = line.split(" ");
                if (words.length > 1 && Tip.isId(words[0])) {
                    refs.put(words[1], words[0]);
                }
                if (words.length > 2 && words[1].equals("HEAD") && words[2].startsWith("symref-target:")) {
                    target = words[2].substring("symref-target:".length());
                }
            }
        }
        return chosen(refs, target);
    }

    private Tip tipOfFirst(Advertisement known) throws GitFailure {
        return chosen(known.refs(), known.head());
    }

    private Tip chosen(Map<String, String> refs, @Nullable String head) throws GitFailure {
        if (branch != null) {
            String commit = refs.get(Tip.HEADS + branch);
            if (commit == null) {
                throw new GitFailure(GitRefusal.BRANCH_NOT_FOUND, "the branch " + branch + " is not there");
            }
            return new Tip(branch, commit);
        }
        String commit = refs.get("HEAD");
        if (commit == null) {
            throw new GitFailure(GitRefusal.EMPTY, "its HEAD leads to no commit");
        }
        if (head == null || !head.startsWith(Tip.HEADS) || head.length() > 255) {
            return new Tip("HEAD", commit);
        }
        return new Tip(head.substring(Tip.HEADS.length()), commit);
    }

    private static String fetchOfSecond(Tip tip) {
        return PktLines.line("command=fetch\n")
                + PktLines.line("object-format=sha1\n")
                + PktLines.DELIMITER
                + PktLines.line("ofs-delta\n")
                + PktLines.line("no-progress\n")
                + PktLines.line("deepen 1\n")
                + PktLines.line("want " + tip.commit() + "\n")
                + PktLines.line("done\n")
                + PktLines.FLUSH;
    }

    private static String fetchOfFirst(Advertisement known, Tip tip) throws GitFailure {
        if (!known.has("shallow") || !known.has("side-band-64k")) {
            throw new GitFailure(GitRefusal.NOT_GIT, "the server cannot send a commit without its history");
        }
        return PktLines.line("want " + tip.commit() + " side-band-64k ofs-delta no-progress\n")
                + PktLines.line("deepen 1\n")
                + PktLines.FLUSH
                + PktLines.line("done\n");
    }

    private static InputStream pack(Advertisement known, PktLines lines) throws IOException {
        String awaited = known.second() ? "packfile" : "NAK";
        for (String line = lines.text(); line != null; line = lines.text()) {
            if (line.equals(awaited)) {
                return new SideBand(lines);
            }
        }
        throw GitFailure.corrupt("the answer has no pack");
    }

    private Answer post(Advertisement known, String body) throws IOException {
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", "application/x-git-upload-pack-request");
        headers.put("Accept", RESULT);
        if (known.second()) {
            headers.put("Git-Protocol", "version=2");
        }
        return demand(http.post(url + "/git-upload-pack", headers, body), RESULT);
    }

    private static Answer demand(Answer answer, String type) throws IOException {
        GitFailure failure = failure(answer, type);
        if (failure != null) {
            answer.close();
            throw failure;
        }
        return answer;
    }

    private static @Nullable GitFailure failure(Answer answer, String type) {
        int status = answer.status();
        if (status == 401 || status == 403) {
            return new GitFailure(
                    GitRefusal.ACCESS_REFUSED,
                    "it asks for a credential, or does not accept ours (status " + status + ")");
        }
        if (status == 404 || status == 410) {
            return new GitFailure(
                    GitRefusal.NOT_FOUND,
                    "the server knows of none, or hides it from our credential (status " + status + ")");
        }
        if (status / 100 == 3) {
            return new GitFailure(GitRefusal.REDIRECTED, "the server sends us on in the middle of it");
        }
        if (status == 429 || status >= 500) {
            return new GitFailure(GitRefusal.UNREACHABLE, "it answers with status " + status);
        }
        if (status != 200 || !type.equals(answer.headers().get("content-type"))) {
            return new GitFailure(
                    GitRefusal.NOT_GIT, "the answer (status " + status + ") is not one of git's smart protocol");
        }
        return null;
    }

    /** A pack and the connection that it comes by. */
    private static final class PackStream extends java.io.FilterInputStream {

        private final Answer answer;

        PackStream(Answer answer, InputStream pack) {
            super(pack);
            this.answer = answer;
        }

        @Override
        public void close() throws IOException {
            answer.close();
        }
    }
}
