package dev.cairn.assessment.source.git;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** The way to one git server. Follows no redirect, and is read on the thread that asks. */
public interface GitHttp {

    /**
     * What the server answered.
     *
     * @param headers by lower-case name
     * @param body to be closed; fails with {@link GitFailure} beyond the limit of bytes, and when the time is over
     */
    record Answer(int status, Map<String, String> headers, InputStream body) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            body.close();
        }
    }

    /** @throws GitFailure when there is no answer */
    Answer get(String url, Map<String, String> headers) throws IOException;

    /**
     * @param body ASCII
     * @throws GitFailure when there is no answer
     */
    Answer post(String url, Map<String, String> headers, String body) throws IOException;
}
