using Fabstir.Codegen.Analyzers.Rules.Sessions;
using Fabstir.Codegen.Analyzers.Tests.Harness;
using Fabstir.Codegen.CodeFixes.Rules.Sessions;

namespace Fabstir.Codegen.Analyzers.Tests.Rules.Sessions;

/// <summary>FAB4004: a decision on the text of a revert, or of another error of ours.</summary>
public sealed class RevertTextTests
{
    [Theory]
    [InlineData("[|reverted.Message.Contains(\"Not host\")|]")]
    [InlineData("[|reverted.Message.Contains(comparisonType: StringComparison.OrdinalIgnoreCase, value: NotHost)|]")]
    [InlineData("[|failed.Message.StartsWith(Text, StringComparison.Ordinal)|]")]
    [InlineData("[|client.Message.ToLowerInvariant().EndsWith(\"not host\")|]")]
    [InlineData("[|client.Message == \"Not host\"|]")]
    [InlineData("[|\"Not host\" != failed.Message|]")]
    [InlineData("[|string.Equals(Text, reverted.Message, StringComparison.Ordinal)|]")]
    [InlineData("[|\"Not host\".Equals(reverted.Message)|]")]
    [InlineData("[|reverted.Message.IndexOf(\"Not host\")|] >= 0")]
    [InlineData("[|System.Text.RegularExpressions.Regex.IsMatch(failed.Message, pattern)|]")]
    [InlineData("[|new System.Text.RegularExpressions.Regex(\"host\").IsMatch(text)|]")]
    [InlineData("client.Message is [|\"Not host\"|]")]
    [InlineData("client.Message is [|\"Not host\"|] or [|NotHost|]")]
    [InlineData("error is JobMarketplace.Error.Revert { Reason: [|\"Not host\"|] }")]
    [InlineData("error is JobMarketplace.Error.Revert revert && [|revert.Reason == Text|]")]
    [InlineData("[|client.InnerException!.Message.Contains(\"Not host\")|]")]
    [InlineData("client.InnerException?[|.Message.Contains(\"Not host\")|] == true")]
    [InlineData("[|reverted.Error!.ToString().Contains(\"EnforcedPause\")|]")]
    [InlineData("[|reverted.ToString().Contains(\"EnforcedPause\")|]")]
    [InlineData("client.Message switch { [|\"Not host\"|] => true, _ => false }")]
    public Task Decisions_on_a_text_are_reported(string expression) => Analysis<RevertTextAnalyzer>.ReportsAsync(With(expression));

    [Fact]
    public Task What_is_caught_around_a_call_of_ours_is_looked_at() => Analysis<RevertTextAnalyzer>.ReportsAsync(
        """
        try
        {
            await Fabstir.FabstirClient.CreateMock().Payments.ApproveAsync(5);
        }
        catch (Exception e) when ([|e.Message.Contains("allowance")|])
        {
        }

        try
        {
            await Task.Delay(5);
        }
        catch (Exception e) when (e.Message.Contains("allowance"))
        {
        }
        """);

    [Fact]
    public Task Cases_of_a_switch_are_looked_at() => Analysis<RevertTextAnalyzer>.ReportsAsync(
        """
        partial class C
        {
            const string NotHost = "Not host";

            int M(ContractRevertedException e, string other)
            {
                switch (other)
                {
                    case NotHost:
                        return 0;
                }

                switch (e.Message)
                {
                    case [|NotHost|]:
                        return 1;
                    case [|"Dispute wait"|] or { Length: 0 }:
                        return 2;
                    default:
                        return 3;
                }
            }
        }
        """);

    [Fact]
    public Task Aliases_copies_and_arguments_in_another_order_are_followed() => Analysis<RevertTextAnalyzer>.ReportsAsync(
        """
        using Pattern = System.Text.RegularExpressions.Regex;
        using Reverted = Fabstir.Ethereum.ContractRevertedException;

        class C
        {
            bool First(Reverted e) => [|Pattern.IsMatch(pattern: Words.NotHost, input: e.Message)|];

            bool Second(Reverted e)
            {
                var copied = e.Message;
                return [|string.Equals(comparisonType: StringComparison.Ordinal, b: Words.NotHost, a: copied)|];
            }

            bool Third(Reverted e, string text) => Pattern.IsMatch(pattern: e.Message, input: text);
        }

        static class Words
        {
            public const string NotHost = "Not host";
        }
        """);

    [Fact]
    public async Task The_messages_say_what_to_decide_on() => Assert.Equal(
        [
            "Warning FAB4004: Texts of errors change with each revision of the contracts: decide on the type, or on the contract's Error, which is one of its cases",
            "Warning FAB4004: Texts of errors change with each revision of the contracts: decide on the Code, the type, or the contract's Error in the inner exception",
        ],
        [
            .. await Analysis<RevertTextAnalyzer>.MessagesAsync(With("reverted.Message.Contains(\"Not host\")")),
            .. await Analysis<RevertTextAnalyzer>.MessagesAsync(With("client.Message.Contains(\"Not host\")")),
        ]);

    [Theory]
    [InlineData("reverted.Error is JobMarketplace.Error.EnforcedPause")]
    [InlineData("client.Code == Fabstir.FabstirErrorCode.MarketplacePaused")]
    [InlineData("client is Fabstir.ChainException { InnerException: ContractRevertedException }")]
    [InlineData("error is JobMarketplace.Error.Revert { Reason: var reason } && Console.Out.Equals(reason)")]
    [InlineData("reverted.Message.Length > 100")]
    [InlineData("reverted.Message.Contains(pattern)")]
    [InlineData("client.Message == failed.Message")]
    [InlineData("other.Message.Contains(\"Not host\")")]
    [InlineData("new InvalidOperationException(\"Not host\").Message == \"Not host\"")]
    [InlineData("own.Message.Contains(\"Not host\")")]
    [InlineData("pattern.Contains(\"Not host\")")]
    [InlineData("changing.Contains(\"Not host\")")]
    [InlineData("reverted.Signature.StartsWith(\"submitProofOfWork\")")]
    [InlineData("reverted.Message.Split(' ').Length == 2")]
    public Task Codes_types_and_other_texts_are_not_reported(string expression) => Analysis<RevertTextAnalyzer>.ReportsAsync(With(expression));

    [Fact]
    public Task The_fix_asks_for_the_type_of_the_error() => Fix<RevertTextAnalyzer, RevertTextFixer>.ChangesAsync(
        """
        class C
        {
            bool First(ContractRevertedException e) => [|e.Message.Contains("EnforcedPause")|]; // paused

            bool Second(TransactionRevertedException e) => ![|e.Message.Contains(comparisonType: StringComparison.Ordinal, value: "ERC20InsufficientBalance")|];

            bool Third(Fabstir.ChainException e, bool more) => more && [|e.Message.Contains("EnforcedPause")|] /* inside */;
        }
        """,
        """
        class C
        {
            bool First(ContractRevertedException e) => e.Error is JobMarketplace.Error.EnforcedPause; // paused

            bool Second(TransactionRevertedException e) => !(e.Error is ERC20.Error.ERC20InsufficientBalance);

            bool Third(Fabstir.ChainException e, bool more) => more && e.InnerException is ContractRevertedException { Error: JobMarketplace.Error.EnforcedPause } /* inside */;
        }
        """);

    [Fact]
    public Task Texts_that_are_the_name_of_no_error_have_no_fix() => Fix<RevertTextAnalyzer, RevertTextFixer>.OffersNothingAsync(
        """
        class C
        {
            bool First(ContractRevertedException e) => [|e.Message.Contains("Not host")|];

            bool Second(ContractRevertedException e) => [|e.Message.StartsWith("EnforcedPause")|];

            bool Third(ContractRevertedException e) => [|e.Message.Contains("OwnableUnauthorizedAccount")|];
        }
        """);

    private static string With(string expression) => $$"""
        using static Texts;

        class C
        {
            object M(
                ContractRevertedException reverted, TransactionRevertedException failed, Fabstir.FabstirException client, Exception other, Own own, ContractError error, string pattern)
            {
                var text = failed.Message;
                var changing = failed.Message;
                changing = pattern;
                return {{expression}};
            }
        }

        static partial class Texts
        {
            public const string NotHost = "Not host";
        }

        static partial class Texts
        {
            public static readonly string Text = NotHost;
        }

        class Own : Exception;
        """;
}
