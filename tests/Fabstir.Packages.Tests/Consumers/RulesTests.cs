using Fabstir.Packages.Tests.Feed;

namespace Fabstir.Packages.Tests.Consumers;

/// <summary>The rules about C# code, as an application has them that only installs packages.</summary>
public sealed class RulesTests(PackedFeed feed)
{
    private const string Pages = "https://github.com/Fabstir/Fabstir.Codegen/blob/main/docs/rules/";

    // An error, a warning and what is only an information.
    private const string Mistakes = """
        using Fabstir.Abi;
        using Fabstir.Contracts;

        FabstirDeployment deployment = FabstirDeployments.BaseSepolia;
        Address marketplace = Address.Parse("0x1273E6358aa52Bb5B160c34Bf2e617B745e4A944");
        JobMarketplace.Functions.DepositToken deposit = new() { Token = deployment.Fab, Amount = 1 };
        Console.WriteLine($"{deposit} to {marketplace}");
        """;

    private const string Replaced =
        "warning FAB5001: '0x1273E6358aa52Bb5B160c34Bf2e617B745e4A944' is the JobMarketplace of 2025-09; "
        + "since 2026-02-22 it is 0xD067719Ee4c514B5735d1aC0FfB46FECf2A9adA4";

    private const string Fab = "error FAB1001: depositToken takes no FAB: sessions are paid in USDC, FAB is for stakes and votes";

    [Theory]
    [InlineData("Fabstir.Contracts")]
    [InlineData("Fabstir.Sdk")]
    public async Task A_build_says_where_a_mistake_is_and_where_it_is_explained(string package)
    {
        Consumer application = Application(package).With("Program.cs", Mistakes);

        Assert.Equal(
            new CommandOutput(1, Lines(application, $"(5,37): {Replaced} ({Pages}FAB5001.md)", $"(6,65): {Fab} ({Pages}FAB1001.md)")),
            await BuiltAsync(application));
    }

    [Fact]
    public async Task An_editorconfig_changes_severities_from_FAB1_on()
    {
        Consumer application = Application("Fabstir.Sdk")
            .With("Program.cs", Mistakes)
            .With(".editorconfig", """
                root = true

                [*.cs]
                dotnet_diagnostic.FAB1001.severity = warning
                dotnet_diagnostic.FAB1006.severity = warning
                dotnet_diagnostic.FAB5001.severity = none
                """);

        CommandOutput built = await BuiltAsync(application);

        Assert.Equal(
            new CommandOutput(0, Lines(
                application,
                "(6,49): warning FAB1006: depositToken takes tokens of its caller, and nothing in this project approves, permits or ensures an allowance "
                    + $"({Pages}FAB1006.md)",
                $"(6,65): {Fab.Replace("error", "warning", StringComparison.Ordinal)} ({Pages}FAB1001.md)")),
            built);
    }

    [Fact]
    public async Task A_property_sets_all_at_once_and_an_editorconfig_counts_more()
    {
        Consumer application = Application("Fabstir.Sdk", "<FabstirRules>Strict</FabstirRules>")
            .With("Program.cs", Mistakes)
            .With(".editorconfig", "[*.cs]\ndotnet_diagnostic.FAB1006.severity = none");

        Assert.Equal(
            new CommandOutput(1, Lines(
                application,
                $"(5,37): {Replaced.Replace("warning", "error", StringComparison.Ordinal)} ({Pages}FAB5001.md)",
                $"(6,65): {Fab} ({Pages}FAB1001.md)")),
            await BuiltAsync(application));

        application.WithProject("<OutputType>Exe</OutputType><FabstirRules>off</FabstirRules>", Reference("Fabstir.Sdk"));
        Assert.Equal(CommandOutput.Clean, await BuiltAsync(application));
    }

    [Fact]
    public async Task Another_value_of_the_property_is_an_error_that_says_what_it_can_be()
    {
        Consumer application = Application("Fabstir.Sdk", "<FabstirRules>lax</FabstirRules>").With("Program.cs", "Console.WriteLine();");

        CommandOutput built = await BuiltAsync(application);

        Assert.Equal(1, built.ExitCode);
        Assert.Contains("Acme.Shop.csproj : error : FabstirRules is 'lax', and can be default, strict or off", built.Text, StringComparison.Ordinal);
    }

    private static async Task<CommandOutput> BuiltAsync(Consumer application)
    {
        CommandOutput built = await application.BuildAsync();
        return built with { Text = string.Join('\n', built.Text.Split('\n').Select(static line => line.Split(" [")[0]).Distinct().Order(StringComparer.Ordinal)) };
    }

    private static string Lines(Consumer application, params string[] diagnostics) =>
        string.Join('\n', diagnostics.Select(diagnostic => Path.Combine(application.Folder, "Program.cs") + diagnostic));

    private static string Reference(string package) => $"""<PackageReference Include="{package}" Version="$(FabstirVersion)" />""";

    private Consumer Application(string package, string properties = "") =>
        feed.Consumer("Acme.Shop").WithProject("<OutputType>Exe</OutputType>" + properties, Reference(package));
}
