package com.cxcheck.assessment;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.UrlPathHelper;

/** Leads to the start on a shared device if the page belongs to a walk, or a result, of somebody who is gone. */
@Configuration(proxyBeanMethods = false)
class SharedDeviceInterceptor implements HandlerInterceptor, WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .addPathPatterns("/", "/questions/**", "/answers/**", "/submissions", "/results/**", "/rounds/**")
                .addPathPatterns(
                        "/join/**", "/kiosk/**", "/guide", "/scoring", "/privacy", "/accessibility", "/imprint");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        Optional<SharedDevice> device = SharedDevice.of(request);
        if (device.isPresent() && isOfSomebodyGone(request, device.get())) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(
                    "Location", request.getContextPath() + device.get().start());
            return false;
        }
        return true;
    }

    private static boolean isOfSomebodyGone(HttpServletRequest request, SharedDevice device) {
        String path = UrlPathHelper.defaultInstance.getPathWithinApplication(request);
        if (path.startsWith("/results/")) {
            return !SharedDevice.isShown(request, path.substring("/results/".length()));
        }
        boolean begins = path.equals("/questions/1") && !device.start().startsWith("/join/");
        boolean ofWalk = path.startsWith("/questions/") || path.startsWith("/answers") || path.equals("/submissions");
        return path.startsWith("/rounds/") || (ofWalk && !begins && !SharedDevice.isSomebodyThere(request));
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page != null && page.getViewName() != null && !page.getViewName().startsWith("redirect:")) {
            SharedDevice.of(request).ifPresent(device -> page.addObject("kiosk", device));
        }
    }
}
