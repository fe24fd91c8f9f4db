using System.Text.Json;
using Fabstir.Abi;
using Spectre.Console;

namespace QuickStart;

/// <summary>Prints a settlement, for people or for programs.</summary>
internal static class SettlementReport
{
    private const int UsdcDecimals = 6;

    public static void WriteTable(Settlement settlement, string refusal)
    {
        Table table = new Table()
            .Title($"Session {settlement.SessionId}")
            .AddColumn("")
            .AddColumn(new TableColumn("USDC").RightAligned())
            .AddRow("Deposit", Usdc(settlement.Deposit))
            .AddRow($"Cost of {settlement.Tokens} tokens", Usdc(settlement.HostEarnings + settlement.TreasuryFee))
            .AddRow("  to the host", Usdc(settlement.HostEarnings))
            .AddRow("  to the treasury", Usdc(settlement.TreasuryFee))
            .AddRow("Refund", Usdc(settlement.Refund))
            .AddRow("Withdrawn by the host", Usdc(settlement.Withdrawn));
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine(refusal);
    }

    public static void WriteJson(Settlement settlement) => Console.WriteLine(JsonSerializer.Serialize(new
    {
        sessionId = (ulong)settlement.SessionId,
        deposit = (ulong)settlement.Deposit,
        tokens = (ulong)settlement.Tokens,
        pricePerToken = (ulong)settlement.PricePerToken,
        hostEarnings = (ulong)settlement.HostEarnings,
        treasuryFee = (ulong)settlement.TreasuryFee,
        refund = (ulong)settlement.Refund,
    }));

    private static string Usdc(UInt256 units) => BaseUnits.ToDecimal(units, UsdcDecimals).ToString("0.000000", System.Globalization.CultureInfo.InvariantCulture);
}
