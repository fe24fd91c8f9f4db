namespace Fabstir.Codegen.Analyzers;

/// <summary>Makes the descriptions of rules, so that each has its category and the link to its page.</summary>
internal static class Rule
{
    private const string HelpBase = "https://github.com/Fabstir/Fabstir.Codegen/blob/main/docs/rules/";

    public static DiagnosticDescriptor Create(string id, string title, string message, DiagnosticSeverity severity, params string[] customTags) =>
        new(id, title, message, CategoryOf(id), severity, isEnabledByDefault: true, helpLinkUri: HelpBase + id + ".md", customTags: customTags);

    private static string CategoryOf(string id) => id[3] switch
    {
        '1' => "Payments",
        '2' => "SessionConfiguration",
        '3' => "AbiShapes",
        '4' => "Sessions",
        '5' => "Deployments",
        _ => throw new ArgumentException("The id is in no band.", nameof(id)),
    };
}
