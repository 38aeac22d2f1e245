package dev.cairn.assessment.scan.infra;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Names of regions of the clouds: AWS, Google Cloud, Azure, DigitalOcean and Vercel. Zones count as their region, since
 * two zones of a region are not two regions.
 */
public final class CloudRegions {

    private static final int CLOUDS = 5;
    private static final Pattern NAME = Pattern.compile("\\b(?:"
            + "((?:us|eu|ap|sa|ca|me|af|il|mx|cn|us-gov)-(?:north|south|east|west|central|northeast|southeast|northwest"
            + "|southwest)-\\d)[a-f]?"
            + "|((?:us|europe|asia|australia|northamerica|southamerica|me|africa)-(?:north|south|east|west|central"
            + "|northeast|southeast|northwest|southwest)\\d{1,2})(?:-[a-f])?"
            + "|((?:(?:north|south|west)?central|east|west)us[23]?|(?:north|west)europe|uk(?:south|west)|francecentral"
            + "|germanywestcentral|norwayeast|swedencentral|switzerlandnorth|polandcentral|italynorth|spaincentral"
            + "|australia(?:east|southeast)|(?:south)?eastasia|japan(?:east|west)|koreacentral"
            + "|(?:central|south|west)india|brazilsouth|canada(?:central|east)|southafricanorth|uaenorth|qatarcentral"
            + "|israelcentral|mexicocentral)"
            + "|((?:nyc|sfo|ams|sgp|lon|fra|tor|blr|syd|atl)[1-3])"
            + "|((?:iad|cle|pdx|dub|lhr|cdg|arn|bom|sin|hkg|hnd|icn|kix|gru|cpt|dxb)1)"
            + ")\\b");

    /** How people write Azure's regions for people: {@code West Europe}. */
    private static final Pattern SPACED = Pattern.compile(
            "(?i)\\b((?:North|South|West|East|UK|France|Germany|Norway|Sweden|Switzerland|Australia|Japan|Korea|Brazil|Canada|Southeast|Central)(?:"
                    + " (?:Central|West))?) (US ?[23]?|Europe|South|West|Central|East|North|Southeast|Asia|India)\\b");

    private CloudRegions() {}

    /** The regions that a text names, each once. */
    public static Set<String> in(String text) {
        Set<String> found = new TreeSet<>();
        byCloud(text).values().forEach(found::addAll);
        return found;
    }

    /**
     * How many regions of one cloud some texts name at most. What is in two clouds are mostly two systems, and neither
     * takes over for the other.
     */
    public static long most(Collection<String> texts) {
        Map<Integer, Set<String>> all = new TreeMap<>();
        for (String text : texts) {
            byCloud(text)
                    .forEach((cloud, names) ->
                            all.computeIfAbsent(cloud, c -> new TreeSet<>()).addAll(names));
        }
        return all.values().stream().mapToLong(Set::size).max().orElse(0);
    }

    private static Map<Integer, Set<String>> byCloud(String text) {
        Map<Integer, Set<String>> found = new TreeMap<>();
        String joined = SPACED.matcher(text).find() ? text.replace(" ", "") + " " + text : text;
        Matcher matcher = NAME.matcher(joined.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            for (int cloud = 1; cloud <= CLOUDS; cloud++) {
                if (matcher.group(cloud) != null) {
                    found.computeIfAbsent(cloud, c -> new TreeSet<>()).add(matcher.group(cloud));
                }
            }
        }
        return found;
    }
}
