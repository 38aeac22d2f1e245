package dev.cairn.stack.server;

import dev.cairn.stack.process.ChildSpec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A real Redis on loopback. */
public final class RedisServer implements Server {

    private final Programs programs;
    private final Path data;
    private final Path log;
    private final int port;
    private final boolean durable;

    public RedisServer(Programs programs, Path data, Path log, int port, boolean durable) {
        this.programs = programs;
        this.data = data;
        this.log = log;
        this.port = port;
        this.durable = durable;
    }

    @Override
    public void prepare() {
        Folders.make(data);
    }

    @Override
    public ChildSpec spec() {
        List<String> command = List.of(
                programs.redis().toString(),
                "--bind",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--dir",
                data.toString(),
                "--save",
                "",
                "--appendonly",
                durable ? "yes" : "no",
                "--daemonize",
                "no");
        return new ChildSpec("redis", 2, command, Map.of(), data, log, "TERM", Duration.ofSeconds(10));
    }

    @Override
    public boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            socket.setSoTimeout(1000);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readNBytes(5);
            return new String(answer, StandardCharsets.US_ASCII).equals("+PONG");
        } catch (IOException e) {
            return false;
        }
    }
}
