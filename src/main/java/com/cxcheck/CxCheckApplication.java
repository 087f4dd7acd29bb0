package com.cxcheck;

import com.cxcheck.quickstart.QuickStart;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The assessment and the consultant's pages, in one program. */
@SpringBootApplication
public class CxCheckApplication {

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length > 0 && arguments[0].equals(QuickStart.COMMAND)) {
            System.exit(QuickStart.make());
        }
        SpringApplication.run(CxCheckApplication.class, arguments);
    }
}
