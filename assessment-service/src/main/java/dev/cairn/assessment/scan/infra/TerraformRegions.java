package dev.cairn.assessment.scan.infra;

import dev.cairn.assessment.scan.manifest.DataNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Regions in which Terraform runs or stores something.
 *
 * <p>A provider for a second region proves nothing: most stand there for the certificate of a CDN, which must be in one
 * certain region. So a region counts only by what is placed in it, and not what is for trying things out.
 */
public final class TerraformRegions {

    /**
     * A region in use.
     *
     * @param region its name
     * @param path file that shows it
     * @param line line of that
     * @param what the resource placed there
     */
    public record Use(String region, String path, int line, String what) {}

    private static final Pattern PLACED =
            Pattern.compile("aws_(?:instance|ecs_(?:cluster|service)|eks_cluster|eks_node_group"
                    + "|lambda_function|rds_cluster|rds_cluster_instance|db_instance|dynamodb_table|dynamodb_table_replica"
                    + "|elasticache_(?:cluster|replication_group|serverless_cache)|autoscaling_group|a?lb"
                    + "|api_gateway_rest_api|apigatewayv2_api|opensearch_domain|efs_file_system"
                    + "|apprunner_service|elastic_beanstalk_environment|msk_cluster|docdb_cluster|neptune_cluster|memorydb_cluster)"
                    + "|google_(?:compute_(?:region_)?instance\\w*|container_cluster|cloud_run\\w*_service|sql_database_instance"
                    + "|app_engine_application|cloudfunctions2?_function|redis_instance|alloydb_\\w+)"
                    + "|azurerm_(?:(?:linux_|windows_)?(?:web_app|function_app|virtual_machine\\w*)|kubernetes_cluster"
                    + "|container_(?:app|app_environment|group)|mssql_server|(?:postgresql|mysql)_\\w*server|cosmosdb_account"
                    + "|redis_cache|app_service|app_service_plan|service_plan)"
                    + "|digitalocean_(?:droplet|kubernetes_cluster|database_cluster)");
    /** Modules for what has to be in one certain region, or is a copy of data and serves nobody. */
    private static final Pattern BESIDE = Pattern.compile(
            "(?i)acm|certificate|cloudfront|waf|dns|edge|budget|billing|route53|cdn|s3|bucket|backup|kms|log");

    private static final Pattern REGION_KEY = Pattern.compile("(?:\\w+_)?(?:regions?|locations?)");
    private static final Set<String> FOR_TRYING = Set.of(
            "dev",
            "develop",
            "development",
            "staging",
            "stage",
            "test",
            "testing",
            "qa",
            "sandbox",
            "nonprod",
            "preprod",
            "uat",
            "integration",
            "demo",
            "preview",
            "ci");

    private final TerraformModule module;
    private final Map<String, Resource> providers = new HashMap<>();
    private final List<Use> uses = new ArrayList<>();

    private TerraformRegions(TerraformModule module) {
        this.module = module;
        for (Resource provider : module.providers()) {
            DataNode alias = provider.properties().get("alias");
            providers.put(alias.exists() ? provider.name() + "." + alias.text() : provider.name(), provider);
        }
    }

    /** The regions in use by one module. */
    static List<Use> of(TerraformModule module) {
        var regions = new TerraformRegions(module);
        boolean edge = module.declares("aws_cloudfront_distribution");
        for (Resource resource : module.resources()) {
            if (PLACED.matcher(resource.type()).matches() && !forTrying(resource.path())) {
                boolean atEdge = edge && resource.type().equals("aws_lambda_function");
                regions.resource(resource, atEdge);
            }
        }
        for (Resource call : module.calls()) {
            if (!forTrying(call.path())) {
                regions.call(call);
            }
        }
        return regions.uses;
    }

    private static boolean forTrying(String path) {
        for (String segment : path.split("[/._-]")) {
            if (FOR_TRYING.contains(segment)) {
                return true;
            }
        }
        return false;
    }

    private void resource(Resource resource, boolean atEdge) {
        DataNode properties = resource.properties();
        DataNode own = properties.get("region").exists() ? properties.get("region") : properties.get("location");
        String cloud = resource.type().substring(0, resource.type().indexOf('_'));
        if (own.exists()) {
            place(text(resource, own), resource);
        } else if (!atEdge) {
            String alias = properties.get("provider").text();
            provider(alias.isEmpty() ? cloud : alias, resource);
        }
        for (String key : List.of("replica.*.region_name", "geo_location.*.location", "replica.*.region")) {
            for (DataNode value : properties.find(key)) {
                place(resource.value(value), resource);
            }
        }
    }

    /** What is made once for each of some regions names its own as {@code each.value}. */
    private String text(Resource resource, DataNode value) {
        String text = resource.value(value);
        return text.contains("each.") ? each(resource) : text;
    }

    private String each(Resource resource) {
        DataNode each = resource.properties().get("for_each");
        String text = each.isScalar() ? each.text() : TerraformModule.flat(each);
        String inner = text.replaceFirst("^toset\\((.*)\\)$", "$1");
        return module.value(inner);
    }

    private void call(Resource call) {
        DataNode properties = call.properties();
        String source = properties.get("source").text() + " " + call.name();
        if (BESIDE.matcher(source).find()) {
            return;
        }
        properties.entries().forEach((key, value) -> {
            if (REGION_KEY.matcher(key).matches()) {
                place(value.isScalar() ? text(call, value) : TerraformModule.flat(value), call);
            }
        });
        properties.get("providers").entries().values().forEach(value -> {
            if (value.text().contains(".")) {
                provider(value.text(), call);
            }
        });
    }

    private void provider(String name, Resource user) {
        Resource provider = providers.get(name);
        if (provider != null) {
            DataNode region = provider.properties().get("region");
            place(provider.value(region), user);
        }
    }

    private void place(String text, Resource resource) {
        for (String region : CloudRegions.in(text)) {
            uses.add(new Use(region, resource.path(), resource.line(), resource.type() + " " + resource.name()));
        }
    }
}
