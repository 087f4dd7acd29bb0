package com.cxcheck;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The assessment and the consultant's pages, in one program. */
@SpringBootApplication
public class CxCheckApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(CxCheckApplication.class, arguments);
    }
}
