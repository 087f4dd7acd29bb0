package com.cxcheck.benchmark;

import com.cxcheck.CxCheckApplication;
import com.cxcheck.Visitor;
import jakarta.servlet.http.Cookie;
import java.util.Locale;
import java.util.Objects;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** What it takes the application's own template engine to write a page whose controller is done. */
@State(Scope.Benchmark)
public class RenderingBenchmark {

    private final ConfigurableApplicationContext application;
    private final Rendering question;
    private final Rendering result;

    public RenderingBenchmark() {
        application = SpringApplication.run(CxCheckApplication.class, "--server.port=0");
        MockMvc mvc = MockMvcBuilders.webAppContextSetup((WebApplicationContext) application)
                .apply(SecurityMockMvcConfigurers.springSecurity())
                .build();
        Visitor visitor = new Visitor(MockMvcTester.create(mvc));
        String path = visitor.walk("B", "We talk about it with every customer now.");
        ViewResolver templates = application.getBean("thymeleafViewResolver", ViewResolver.class);
        Cookie cookie = new Cookie("visitor", visitor.cookie("visitor"));
        question = Rendering.of(mvc, MockMvcRequestBuilders.get("/questions/1"), templates);
        result = Rendering.of(mvc, MockMvcRequestBuilders.get(path).cookie(cookie), templates);
    }

    @TearDown
    public void stop() {
        application.close();
    }

    @Benchmark
    public byte[] question() throws Exception {
        return question.render();
    }

    @Benchmark
    public byte[] result() throws Exception {
        return result.render();
    }

    /** A page that was rendered once, with all that it was made from. */
    private record Rendering(View view, ModelAndView page, MvcResult asked) {

        private static Rendering of(MockMvc mvc, RequestBuilder request, ViewResolver templates) {
            try {
                MvcResult asked = mvc.perform(request).andReturn();
                ModelAndView page = Objects.requireNonNull(asked.getModelAndView());
                View view = templates.resolveViewName(Objects.requireNonNull(page.getViewName()), Locale.ENGLISH);
                return new Rendering(Objects.requireNonNull(view), page, asked);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        private byte[] render() throws Exception {
            MockHttpServletResponse response = new MockHttpServletResponse();
            view.render(page.getModel(), asked.getRequest(), response);
            return response.getContentAsByteArray();
        }
    }
}
