using System.Text.Json;

namespace Integration.Tests.Samples;

/// <summary>What the sample prints: 300 tokens at 5 USDC for a million, out of a deposit of one.</summary>
public sealed class QuickStartTests
{
    // Run once for all that is asked about it.
    private static readonly Lazy<Task<string>> Table = new(static () => QuickStartProcess.RunAsync());

    [Theory]
    [InlineData("Deposit", "1.000000")]
    [InlineData("Cost of 300 tokens", "0.001500")]
    [InlineData("to the host", "0.001350")]
    [InlineData("to the treasury", "0.000150")]
    [InlineData("Refund", "0.998500")]
    [InlineData("Withdrawn by the host", "0.001350")]
    public async Task The_table_has_the_settlement(string row, string amount)
    {
        string[] lines = (await Table.Value).Split('\n');

        string line = Assert.Single(lines, line => line.Contains($" {row} ", StringComparison.Ordinal));
        Assert.EndsWith($" {amount} │", line.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_ends_with_a_refusal_that_names_the_error_and_the_account()
    {
        string text = (await Table.Value).ReplaceLineEndings("");

        Assert.Contains("The host may not set the minimum fee: OwnableUnauthorizedAccount", text, StringComparison.Ordinal);
        Assert.Contains("0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_json_the_settlement_is_one_line_whose_numbers_add_up()
    {
        string output = await QuickStartProcess.RunAsync("--json");

        string line = Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        using JsonDocument document = JsonDocument.Parse(line);
        ulong Number(string name) => document.RootElement.GetProperty(name).GetUInt64();
        Assert.Equal(
            ["sessionId", "deposit", "tokens", "pricePerToken", "hostEarnings", "treasuryFee", "refund"],
            document.RootElement.EnumerateObject().Select(static property => property.Name));
        Assert.Equal(Number("deposit"), Number("hostEarnings") + Number("treasuryFee") + Number("refund"));
        Assert.Equal(Number("tokens") * Number("pricePerToken") / 1_000, Number("hostEarnings") + Number("treasuryFee"));
        Assert.Equal((Number("hostEarnings") + Number("treasuryFee")) / 10, Number("treasuryFee"));
        Assert.Equal((1UL, 1_000_000UL, 300UL, 5_000UL), (Number("sessionId"), Number("deposit"), Number("tokens"), Number("pricePerToken")));
    }
}
