package com.cxcheck.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.ServerTest;
import com.github.benmanes.caffeine.cache.Cache;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.catalina.Pipeline;
import org.apache.catalina.startup.Tomcat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.test.util.AopTestUtils;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.resource.CachingResourceResolver;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;
import org.springframework.web.servlet.view.AbstractCachingViewResolver;
import org.thymeleaf.cache.StandardCacheManager;
import org.thymeleaf.dialect.IProcessorDialect;
import org.thymeleaf.spring6.SpringTemplateEngine;

/**
 * Finds by reflection everything in our objects that can grow for as long as the program runs, and holds it to a bound. A new
 * map or collection in one of them fails this test until it is a cache with a maximum, or is listed here with its bound.
 * {@link MemoryTest} does the same for libraries, by sending requests.
 */
@ServerTest
class CacheBoundsTest {

    /** What can grow without a maximum of its own, and what bounds it. */
    private static final Map<String, String> BOUNDED_BY = Map.of(
            "BodyLimit.slowOf", "the requests under way",
            "WriteLimit.concurrent", "the requests under way",
            "ContentHashLinkBuilder.addresses", "the assets named in templates",
            "QuestionnaireVersions.byId", "the versions of the questionnaire",
            "QuestionnaireVersions.ids", "the versions of the questionnaire",
            "Translations.questionnaires", "the versions of the questionnaire");

    @Autowired
    private ServletWebServerApplicationContext context;

    @Test
    void everyGrowingFieldOfOursHasABound() {
        Map<String, Object> growing = growing();
        Predicate<Object> bounded = value ->
                value instanceof Cache<?, ?> cache && cache.policy().eviction().isPresent();

        assertThat(growing.keySet())
                .filteredOn(field -> bounded.test(growing.get(field)))
                .contains("FailedSignIns.loggedAttacks", "Processor.outputs", "WriteLimit.allowances");
        assertThat(growing.keySet())
                .filteredOn(field -> !bounded.test(growing.get(field)))
                .containsExactlyInAnyOrderElementsOf(BOUNDED_BY.keySet());
    }

    private Map<String, Object> growing() {
        Map<String, Object> growing = new TreeMap<>();
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> open = new ArrayDeque<>(roots());
        while (!open.isEmpty()) {
            Object object = AopTestUtils.getUltimateTargetObject(open.pop());
            if (!seen.add(object)) {
                continue;
            }
            elements(object).filter(CacheBoundsTest::isToBeSearched).forEach(open::push);
            for (Class<?> type = object.getClass(); isOurs(type); type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    Object value = value(field, object);
                    if (value instanceof Cache<?, ?> || isGrowing(value)) {
                        growing.put(type.getSimpleName() + "." + field.getName(), value);
                    }
                    if (value != null && isToBeSearched(value)) {
                        open.push(value);
                    }
                }
            }
        }
        return growing;
    }

    /** Our beans, and what others hold of ours: Tomcat's valves, and the processors and link builders of Thymeleaf's dialects. */
    private Collection<Object> roots() {
        Tomcat tomcat = ((TomcatWebServer) Objects.requireNonNull(context.getWebServer())).getTomcat();
        Stream<Pipeline> pipelines = Stream.concat(
                Stream.of(tomcat.getHost().getPipeline()),
                Arrays.stream(tomcat.getHost().findChildren()).map(child -> child.getPipeline()));
        SpringTemplateEngine templates = context.getBean(SpringTemplateEngine.class);
        Set<Object> roots = new HashSet<>();
        Arrays.stream(context.getBeanDefinitionNames())
                .filter(context.getBeanFactory()::isSingleton)
                .map(context.getBeanFactory()::getSingleton)
                .forEach(roots::add);
        pipelines.flatMap(pipeline -> Arrays.stream(pipeline.getValves())).forEach(roots::add);
        roots.addAll(templates.getLinkBuilders());
        templates.getDialects().stream()
                .filter(IProcessorDialect.class::isInstance)
                .flatMap(dialect -> ((IProcessorDialect) dialect).getProcessors("cx").stream())
                .forEach(roots::add);
        roots.removeIf(root -> root == null || !isOurs(root.getClass()));
        return roots;
    }

    private static boolean isOurs(@Nullable Class<?> type) {
        return type != null && type.getName().startsWith("com.cxcheck.");
    }

    private static boolean isToBeSearched(Object value) {
        return isOurs(value.getClass())
                || value instanceof Collection<?>
                || value instanceof Map<?, ?>
                || value instanceof Object[];
    }

    private static Stream<?> elements(Object object) {
        if (object instanceof Collection<?> collection) {
            return List.copyOf(collection).stream();
        } else if (object instanceof Map<?, ?> map) {
            return List.copyOf(map.values()).stream();
        } else if (object.getClass().isArray()) {
            return Arrays.stream((Object[]) object).filter(element -> element != null);
        }
        return Stream.empty();
    }

    /** Of the JDK's collections, those that can be changed: not of List.of and the like, or unmodifiable. */
    private static boolean isGrowing(@Nullable Object value) {
        return (value instanceof Collection<?> || value instanceof Map<?, ?>)
                && !value.getClass()
                        .getName()
                        .matches(
                                "java\\.util\\.(ImmutableCollections|Collections)\\$.*|java\\.util\\.(Regular|Jumbo)EnumSet|java\\.util\\.EnumMap");
    }

    private static @Nullable Object value(Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(Modifier.isStatic(field.getModifiers()) ? null : object);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theCachesOfLibrariesHaveTheBoundsThatTheDocumentationNames() {
        SpringTemplateEngine templates = context.getBean(SpringTemplateEngine.class);
        StandardCacheManager cache = (StandardCacheManager) templates.getCacheManager();
        assertThat(cache.getTemplateCacheMaxSize()).isEqualTo(200);
        assertThat(cache.getExpressionCacheMaxSize()).isEqualTo(500);
        assertThat(context.getBeansOfType(AbstractCachingViewResolver.class).values())
                .isNotEmpty()
                .allSatisfy(views -> assertThat(views.getCacheLimit()).isEqualTo(1_024));
        assertThat(context.getBean("resourceHandlerMapping", SimpleUrlHandlerMapping.class)
                        .getUrlMap()
                        .values())
                .flatExtracting(handler -> ((ResourceHttpRequestHandler) handler).getResourceResolvers())
                .filteredOn(CachingResourceResolver.class::isInstance)
                .isNotEmpty()
                .allSatisfy(resolver -> assertThat(((Cache<?, ?>) ((CachingResourceResolver) resolver)
                                        .getCache()
                                        .getNativeCache())
                                .policy()
                                .eviction()
                                .orElseThrow()
                                .getMaximum())
                        .isEqualTo(100));
    }
}
