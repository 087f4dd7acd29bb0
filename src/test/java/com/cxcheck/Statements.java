package com.cxcheck;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Hears what the thread of a test says to the database; to be imported. */
public class Statements implements BeanPostProcessor, QueryExecutionListener, MethodExecutionListener {

    private static final Pattern STATEMENT =
            Pattern.compile(".*?\\b(select|insert|update|delete)\\b(?:.*?\\sfrom|\\sinto)?\\s(\\w+).*", Pattern.DOTALL);

    private static final ThreadLocal<List<String>> HEARD = ThreadLocal.withInitial(ArrayList::new);

    /** The kind and the first table of each statement of a step, and the ends of transactions. */
    public static List<String> heard(Callable<?> step) throws Exception {
        HEARD.get().clear();
        step.call();
        return List.copyOf(HEARD.get());
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource database
                ? ProxyDataSourceBuilder.create(database)
                        .listener(this)
                        .methodListener(this)
                        .build()
                : bean;
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        for (QueryInfo query : queries) {
            HEARD.get().add(STATEMENT.matcher(query.getQuery()).replaceFirst("$1 $2"));
        }
    }

    @Override
    public void beforeMethod(MethodExecutionContext method) {}

    @Override
    public void afterMethod(MethodExecutionContext method) {
        if (List.of("commit", "rollback").contains(method.getMethod().getName())) {
            HEARD.get().add(method.getMethod().getName());
        }
    }
}
