package com.cxcheck.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The mail that an administrator sends to see whether mails arrive. */
@SignedInConsultant
class TestMailTest extends AbstractMailTest {

    private Page send(String address) {
        Visitor administrator = new Visitor(mvc);
        Page settings = administrator.get("/admin/settings");
        String page = settings.html().select("main a[href$=/mail]").attr("href");
        return administrator.sendTo(page, administrator.get(page), Map.of("address", address));
    }

    @Test
    void itIsSentAtOnceAndThePageSaysThatTheServerTookIt() throws Exception {
        Page page = send("ada@example.com");

        assertThat(page.html().select("[role=status]").text())
                .startsWith("The mail server took the test mail to ada@example.com.");
        List<MimeMessage> mails = received();
        assertThat(recipients(mails)).containsExactly("ada@example.com");
        assertThat(mails.get(0).getSubject()).isEqualTo("Test mail");
        assertThat(text(mails.get(0))).contains("Mails from here arrive.");
        assertThat(html(mails.get(0)).select("h1").text()).isEqualTo("Test mail");
    }

    @Test
    void whatTheServerSaysAgainstItIsOnThePage() throws Exception {
        int port = server.getPort();
        try (ScriptedServer refusing = new ScriptedServer(Map.of("RCPT", "550 no such mailbox"))) {
            server.setPort(refusing.sender().getPort());
            assertThat(send("ada@example.com").html().select("[role=alert]").text())
                    .startsWith("The mail server refused the test mail:")
                    .contains("550 no such mailbox");
        } finally {
            server.setPort(port);
        }
    }

    @Test
    void thatTheServerIsAwayIsOnThePage() throws Exception {
        int port = server.getPort();
        try {
            ScriptedServer away = new ScriptedServer(Map.of());
            server.setPort(away.sender().getPort());
            away.close();
            assertThat(send("ada@example.com").html().select("[role=alert]").text())
                    .startsWith("There is no way to the mail server");
        } finally {
            server.setPort(port);
        }
    }

    @Test
    void anAddressThatIsNoneIsSaidAtItsField() {
        Page page = send("ada");

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html().select(".error-summary a").attr("href")).isEqualTo("#address");
        assertThat(page.html().select("#address").val()).isEqualTo("ada");
        assertThat(received()).isEmpty();
    }
}
