using System.Reflection;
using System.Text.RegularExpressions;
using Fabstir.Abi;

namespace Fabstir.Contracts.Tests;

/// <summary>The generated clients against the deployed contracts: every entry is there, with its selector or topic.</summary>
public sealed partial class GeneratedSurfaceTests
{
    [Theory]
    [InlineData(typeof(JobMarketplace))]
    [InlineData(typeof(NodeRegistry))]
    [InlineData(typeof(ProofSystem))]
    [InlineData(typeof(HostEarnings))]
    [InlineData(typeof(ModelRegistry))]
    public void A_client_has_every_entry_of_the_surface(Type client)
    {
        string[] expected = [.. SurfaceFacts.Read("2026-02-26", client.Name).Select(HashOf).OfType<string>().Order(StringComparer.Ordinal)];

        string[] actual =
        [
            .. Constants(client, "Selectors+Functions", "function"),
            .. Constants(client, "Selectors+Errors", "error"),
            .. Constants(client, "Topics", "event"),
        ];

        Assert.Equal(expected, actual.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_assembly_names_its_clients() => Assert.Equal(
        ["ERC20", "HostEarnings", "JobMarketplace", "ModelRegistry", "NodeRegistry", "ProofSystem"],
        typeof(JobMarketplace).Assembly.GetCustomAttributes<GeneratedContractAttribute>().Select(static attribute => attribute.Client.Name).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(nameof(JobMarketplace.Functions.CreateSessionJobForModelWithToken.MaxDuration), "seconds")]
    [InlineData(nameof(JobMarketplace.Functions.CreateSessionJobForModelWithToken.ProofInterval), "tokens")]
    [InlineData(nameof(JobMarketplace.Functions.CreateSessionJobForModelWithToken.PricePerToken), "price")]
    [InlineData(nameof(JobMarketplace.Functions.CreateSessionJobForModelWithToken.Deposit), "base-units")]
    public void Messages_say_what_their_numbers_count(string property, string unit) => Assert.Equal(
        unit, typeof(JobMarketplace.Functions.CreateSessionJobForModelWithToken).GetProperty(property)!.GetCustomAttribute<UnitAttribute>()?.Unit);

    [Fact]
    public void The_status_of_a_session_is_an_enum_with_names() => Assert.Equal(
        "Completed", Enums.JobMarketplace.SessionStatus.Completed.ToString());

    private static string? HashOf(string line) => Hash().Match(line) is { Success: true } match ? $"{match.Groups["kind"].Value} {match.Groups["hash"].Value}" : null;

    private static IEnumerable<string> Constants(Type client, string container, string kind) =>
        client.Assembly.GetType($"{client.FullName}+{container}")?.GetProperties(BindingFlags.Static | BindingFlags.Public).Select(property => $"{kind} {property.GetValue(null)}") ?? [];

    [GeneratedRegex("^(?<kind>function|event|error) .* = (?<hash>0x[0-9a-f]+)$")]
    private static partial Regex Hash();
}
