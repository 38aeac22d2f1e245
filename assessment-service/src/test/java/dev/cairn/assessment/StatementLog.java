package dev.cairn.assessment;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands between a client and the real PostgreSQL and writes down the text of each statement at each time it is executed,
 * prepared before or not. Changes nothing of what passes, and needs no setting of the server.
 */
final class StatementLog {

    private static final String CURRENT = "";

    private final ServerSocket door;
    private final String host;
    private final int port;
    private final List<String> executed = new CopyOnWriteArrayList<>();

    StatementLog(String host, int port) throws IOException {
        this.host = host;
        this.port = port;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Statements executed up to now, in their order. */
    List<String> executed() {
        return List.copyOf(executed);
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = door.accept();
            Socket server = new Socket(host, port);
            daemon(() -> server.getInputStream().transferTo(client.getOutputStream()));
            daemon(() -> new Reader(client.getInputStream(), server.getOutputStream()).read());
        }
    }

    /** Reads one client's half of the protocol. */
    private final class Reader {

        private final DataInputStream in;
        private final DataOutputStream out;
        private final Map<String, String> statements = new HashMap<>();
        private final Map<String, String> portals = new HashMap<>();

        private Reader(InputStream in, OutputStream out) {
            this.in = new DataInputStream(in);
            this.out = new DataOutputStream(out);
        }

        private void read() throws IOException {
            pass(in.readInt());
            while (true) {
                int type = in.readUnsignedByte();
                out.writeByte(type);
                byte[] body = pass(in.readInt());
                String[] texts = new String(body, StandardCharsets.UTF_8).split("\0", -1);
                switch (type) {
                    case 'P' -> statements.put(texts[0], texts[1]);
                    case 'B' -> portals.put(texts[0], statements.getOrDefault(texts[1], CURRENT));
                    case 'E' -> executed.add(portals.getOrDefault(texts[0], CURRENT));
                    case 'Q' -> executed.add(texts[0]);
                    default -> {}
                }
            }
        }

        private byte[] pass(int length) throws IOException {
            byte[] body = in.readNBytes(length - Integer.BYTES);
            out.writeInt(length);
            out.write(body);
            out.flush();
            return body;
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void daemon(Work work) {
        var thread = new Thread(() -> {
            try {
                work.run();
            } catch (EOFException | SocketException e) {
                // either side hung up
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
