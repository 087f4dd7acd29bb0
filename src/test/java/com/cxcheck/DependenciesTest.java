package com.cxcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Holds the table in the operator's page to what the build really uses. */
class DependenciesTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`:]+:[^`]+)` \\| .+ \\|$");

    @Test
    void theTableNamesEachDirectDependencyWithItsReasonAndNoneMore() throws Exception {
        Document pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile());
        XPath xpath = XPathFactory.newInstance().newXPath();
        NodeList artifacts = (NodeList) xpath.evaluate(
                "/project/dependencies/dependency | /project/build/plugins/plugin | //annotationProcessorPaths/path",
                pom,
                XPathConstants.NODESET);
        List<String> used = new ArrayList<>();
        for (int i = 0; i < artifacts.getLength(); i++) {
            Node artifact = artifacts.item(i);
            used.add(xpath.evaluate("groupId", artifact) + ":"
                    + xpath.evaluate("artifactId", artifact).replaceAll("\\$\\{.*}", "*"));
        }

        assertThat(ROW.matcher(Files.readString(Path.of("docs/operations.md")))
                        .results()
                        .map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(used);
    }
}
