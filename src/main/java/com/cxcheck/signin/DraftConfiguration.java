package com.cxcheck.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives the {@link Draft} to the page that is to show it, see {@link DraftDialect}, and deletes it once its form is sent again. */
@Configuration(proxyBeanMethods = false)
class DraftConfiguration implements WebMvcConfigurer {

    private final Drafts drafts;

    DraftConfiguration(Drafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new DraftInterceptor(drafts)).addPathPatterns("/admin", "/admin/**");
    }

    private static class DraftInterceptor implements HandlerInterceptor {

        private final Drafts drafts;

        DraftInterceptor(Drafts drafts) {
            this.drafts = drafts;
        }

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            if (HttpMethod.GET.matches(request.getMethod()) && request.getParameter(Draft.PARAMETER) != null) {
                drafts.find(request)
                        .filter(draft -> draft.isOf(path(request)))
                        .ifPresent(draft -> request.setAttribute(DraftDialect.ATTRIBUTE, draft));
            }
            return true;
        }

        @Override
        public void postHandle(
                HttpServletRequest request,
                HttpServletResponse response,
                Object handler,
                @Nullable ModelAndView modelAndView) {
            if (HttpMethod.POST.matches(request.getMethod())
                    && drafts.find(request)
                            .filter(draft -> draft.action().equals(path(request)))
                            .isPresent()) {
                drafts.delete(request, response);
            }
        }

        private static String path(HttpServletRequest request) {
            return request.getRequestURI().substring(request.getContextPath().length());
        }
    }
}
