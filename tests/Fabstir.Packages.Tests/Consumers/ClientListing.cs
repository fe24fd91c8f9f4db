namespace Fabstir.Packages.Tests.Consumers;

/// <summary>A program that prints its clients, one a line, each with its functions.</summary>
internal static class ClientListing
{
    public const string Program = """
        foreach (Type client in typeof(Program).Assembly.GetTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            if (!client.IsNested && client.GetNestedType("Functions") is { } functions)
            {
                string visibility = client.IsPublic ? "" : "internal ";
                Console.WriteLine($"{visibility}{client.FullName}: {string.Join(", ", functions.GetNestedTypes().Select(message => message.Name).Order())}");
            }
        }
        """;
}
