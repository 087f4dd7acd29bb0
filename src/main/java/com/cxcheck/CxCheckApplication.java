package com.cxcheck;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The assessment for visitors and the pages for consultants. */
@SpringBootApplication
public class CxCheckApplication {

    public static void main(String[] args) {
        SpringApplication.run(CxCheckApplication.class, args);
    }
}
