package dev.cairn.assessment.scan.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HclReaderTest {

    private static final String FILE = """
        # a comment with a brace {
        /* resource "x" "y" {
        } */
        resource "aws_dynamodb_table" "orders" {
          name    = "orders" // trailing
          count   = var.create ? 1 : 0
          tags    = { Team = "a", "Cost Centre" : 3 }
          zones   = ["a", var.b, "c"]
          policy  = <<-EOT
            { "not": "a block" }
          EOT
          text    = "${lookup(var.m, "k")} and }"
          lengthy = merge(
            local.a, # with a comment
            { b = 1 },
          )
          each    = [for k, v in var.m : k if v]
          replica {
            region_name = "eu-west-1"
          }
          replica {
            region_name = "us-east-1"
          }
        }
        variable "b" { default = true }
        """;

    @Test
    void blocksHaveTheShapeOfTheJsonSyntax() throws Unreadable {
        DataNode file = DataReader.read("main.tf", FILE);
        DataNode table =
                file.at("resource", "aws_dynamodb_table", "orders").items().get(0);

        assertThat(file.get("resource").entries()).hasSize(1);
        assertThat(table.line()).isEqualTo(4);
        assertThat(table.get("name").text()).isEqualTo("orders");
        assertThat(table.get("count").text()).isEqualTo("var.create ? 1 : 0");
        assertThat(table.at("tags", "Cost Centre").text()).isEqualTo("3");
        assertThat(table.get("zones").items()).extracting(DataNode::text).containsExactly("a", "var.b", "c");
        assertThat(table.get("policy").text()).contains("not");
        assertThat(table.get("text").text()).isEqualTo("${lookup(var.m, \"k\")} and }");
        assertThat(table.get("lengthy").text()).startsWith("merge(").doesNotContain("comment");
        assertThat(table.find("replica.*.region_name"))
                .extracting(DataNode::text, DataNode::line)
                .containsExactly(tuple("eu-west-1", 19), tuple("us-east-1", 22));
        assertThat(file.find("variable.b.*.default")).extracting(DataNode::text).containsExactly("true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = \"open",
                "a {",
                "a = <<EOT\nb",
                "/* open",
                "a = }",
                "a \"b\" = 1 }",
                "}",
                "a = [1, 2",
                "\u0000",
                "a = \"${\"",
                "=",
            })
    void whatIsNoHclIsRefusedWithItsLine(String text) {
        assertThatThrownBy(() -> DataReader.read("a.tf", text))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("HCL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a {\n",
                "a = [",
                "a = {b = ",
                "a = (",
                "x \"y\" ",
                "a = [[",
                "a = \"${",
                "a = <<A\n",
                "/*",
                "a=[{b="
            })
    @Timeout(10)
    void depthAndNumberAreBounded(String piece) {
        assertThatThrownBy(() -> DataReader.read("a.tf", piece.repeat(100_000))).isInstanceOf(Unreadable.class);
    }

    @Test
    @Timeout(10)
    void anyDamageIsReadOrRefused() {
        var random = new Random(24);
        for (int round = 0; round < 3_000; round++) {
            var damaged = new StringBuilder(FILE);
            for (int i = 0; i < 4; i++) {
                damaged.setCharAt(random.nextInt(damaged.length()), (char) (32 + random.nextInt(95)));
            }
            try {
                assertThat(DataReader.read("a.tf", damaged.toString())).isNotNull();
            } catch (Unreadable e) {
                assertThat(e.line()).isPositive();
            }
        }
    }
}
