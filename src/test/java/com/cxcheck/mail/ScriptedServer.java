package com.cxcheck.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** An SMTP server with configured replies to some commands, which can also close the connection. */
final class ScriptedServer implements AutoCloseable {

    /** Closes the connection instead of replying. */
    static final String HANG_UP = "";

    private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final Map<String, String> replies;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger mails = new AtomicInteger();

    /**
     * Starts it.
     *
     * @param replies by the first word of a command, "text" for a mail itself, or a dot for its end; whatever isn't in it is agreed to
     */
    ScriptedServer(Map<String, String> replies) throws IOException {
        this.replies = replies;
        Thread thread = new Thread(this::serve, "scripted mail server");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                connections.incrementAndGet();
                converse(client);
            } catch (SocketException closed) {
                // by the test, or by the other side
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void converse(Socket client) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        say(client, "220 here");
        String line = in.readLine();
        while (line != null) {
            String command = line.split("[ :]", 2)[0];
            String reply = replies.getOrDefault(command, command.equals("DATA") ? "354 go on" : "250 fine");
            if (reply.equals(HANG_UP)) {
                return;
            }
            say(client, reply);
            if (reply.startsWith("354") && HANG_UP.equals(replies.get("text"))) {
                mails.incrementAndGet();
                return;
            }
            if (reply.startsWith("354")) {
                do {
                    line = in.readLine();
                } while (line != null && !line.equals("."));
                mails.incrementAndGet();
            } else {
                line = in.readLine();
            }
        }
    }

    private static void say(Socket client, String reply) throws IOException {
        client.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    JavaMailSenderImpl sender() {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(socket.getInetAddress().getHostAddress());
        sender.setPort(socket.getLocalPort());
        return sender;
    }

    int connections() {
        return connections.get();
    }

    /** The number of mails whose text was requested. */
    int mails() {
        return mails.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
