using Fabstir.Codegen.Analyzers.Rules.AbiShapes;
using Fabstir.Codegen.Analyzers.Tests.Harness;
using Fabstir.Codegen.CodeFixes.Rules.AbiShapes;

namespace Fabstir.Codegen.Analyzers.Tests.Rules.AbiShapes;

/// <summary>FAB3004: a selector or topic0 of an older revision, or one of no contract where ours expect one.</summary>
public sealed class OldSelectorTests
{
    private const string OldProof = "0x0b81f46766672facece96cfcc36bf38c5d7b862ba7174b1ac0b33864b18d3dea";

    [Theory]
    [InlineData("\"0xc8c664ee\"", "'0xc8c664ee' is submitProofOfWork(uint256,uint256,bytes), which JobMarketplace has no longer since 2025-10-15; use submitProofOfWork(uint256,uint256,bytes32,string,string)")]
    [InlineData("0x605b1397", "'0x605b1397' is createSessionJob(address,uint256,uint256,uint256,uint256), which JobMarketplace has no longer since 2026-02-26; use createSessionJobForModel")]
    [InlineData("\"0xC516E89B\"", "'0xc516e89b' is getNodePricing(address,address), which NodeRegistry has no longer since 2026-02-26; use getModelPricing")]
    [InlineData("\"0x1db3b859\"", "'0x1db3b859' is NotDelegate(), which JobMarketplace has no longer since 2026-02-22; nothing took its place")]
    [InlineData("\"0x69b9f36c61a88288ebd33b98bdda683363dcf1815ae303a0f776521c790f4586\"", "'0x69b9f36c61a88288ebd33b98bdda683363dcf1815ae303a0f776521c790f4586' is SessionCompleted(uint256,address,uint256,uint256,uint256), which JobMarketplace has no longer since 2026-01-09; use SessionCompleted(uint256,uint256,uint256,uint256)")]
    public async Task The_message_says_what_it_was_and_what_to_use(string literal, string message)
    {
        string source = $$"""
            class C
            {
                object Selector => [|{{literal}}|];
            }
            """;

        await Analysis<OldSelectorAnalyzer>.ReportsAsync(source);
        Assert.Equal([$"Warning FAB3004: {message}"], await Analysis<OldSelectorAnalyzer>.MessagesAsync(source));
    }

    [Fact]
    public Task It_is_found_wherever_a_literal_can_stand() => Analysis<OldSelectorAnalyzer>.ReportsAsync(
        $$"""
        using static Selectors;

        Bytes4 topLevel = new(value: [|0x605b_1397u|]);
        Console.WriteLine(Claim);

        static partial class Selectors
        {
            public const string Claim = [|"0x5b62ec2c"|];
        }

        static partial class Selectors
        {
            static readonly Bytes32 Topic = Bytes32.Parse([|"{{OldProof}}"|]);

            static bool Is(string selector) => selector is [|"0x366e2177"|] or "0x00000000";

            static Bytes4[] All = [Bytes4.Parse([|"0x62c61f84"|])];
        }
        """);

    [Fact]
    public Task It_is_found_in_arguments_in_another_order_and_reported_once_where_it_is_written() => Analysis<OldSelectorAnalyzer>.ReportsAsync(
        """
        using Selector = Fabstir.Abi.Bytes4;

        class C
        {
            const string Claim = [|"0x5b62ec2c"|];

            static readonly Selector Copied = Selector.Parse(Claim);

            object First()
            {
                var local = Copied;
                return Use(note: Claim, selector: local);
            }

            object Second() => Use(note: "proof", selector: Selector.Parse(text: [|"0xc8c664ee"|]));

            object Third() => Use(note: "approve", selector: Selector.Parse(text: "0x095ea7b3"));

            void Fourth() => EventTopics.Require(signature: "", topic0: Bytes32.Parse([|"0x1111111111111111111111111111111111111111111111111111111111111112"|]), count: 1, topics: []);

            static object Use(Selector selector, string note) => note;
        }
        """);

    [Fact]
    public Task One_that_no_client_has_is_reported_where_ours_expect_one() => Analysis<OldSelectorAnalyzer>.ReportsAsync(
        """
        class C
        {
            LogQuery Query => new()
            {
                Address = default,
                Blocks = default,
                Topics = [[Bytes32.Parse([|"0x1111111111111111111111111111111111111111111111111111111111111112"|])], [Bytes32.Parse("0x0000000000000000000000000000000000000000000000000000000000000001")]],
            };
        }
        """);

    [Theory]
    [InlineData("\"0x095ea7b3\"")]
    [InlineData("\"0x7c5cb561\"")]
    [InlineData("0x7c5cb561")]
    [InlineData("1616580503")]
    [InlineData("\"605b1397\"")]
    [InlineData("\"0x605b13977\"")]
    [InlineData("\"0x12345678\"")]
    [InlineData("Bytes4.Parse(\"0x12345678\")")]
    [InlineData("JobMarketplace.Topics.ProofSubmitted")]
    [InlineData("\"0x1111111111111111111111111111111111111111111111111111111111111112\"")]
    [InlineData("Bytes32.Parse(\"0x1111111111111111111111111111111111111111111111111111111111111112\")")]
    [InlineData("$\"0x605b{1397}\"")]
    public Task Current_ones_and_other_numbers_and_texts_are_not_reported(string expression) => Analysis<OldSelectorAnalyzer>.ReportsAsync(
        $$"""
        class C
        {
            object Value => {{expression}};

            LogQuery Query => new()
            {
                Address = default,
                Blocks = default,
                Topics = [[Bytes32.Parse("0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef")]],
            };
        }
        """);

    [Fact]
    public Task The_fix_writes_the_generated_constant_of_what_took_its_place() => Fix<OldSelectorAnalyzer, OldSelectorFixer>.ChangesAsync(
        $$"""
        class C
        {
            Bytes32 Topic => Bytes32.Parse([|"{{OldProof}}"|]); // proofs

            string Text => /* topic0 */ [|"{{OldProof}}"|];

            Bytes4 Withdraw => new Bytes4([|0x70a689d8|]);

            Bytes4 Fees => Bytes4.Parse([|"0xa525ad3c"|]);

            Bytes4 Newer => Successor(note: "fees", old: [|"0xa525ad3c"|]);

            bool Known => Bytes4.TryParse(result: out _, text: [|"0xa525ad3c"|]);

            static Bytes4 Successor(string old, string note) => default;
        }
        """,
        """
        class C
        {
            Bytes32 Topic => JobMarketplace.Topics.ProofSubmitted; // proofs

            string Text => /* topic0 */ JobMarketplace.Topics.ProofSubmitted.ToString();

            Bytes4 Withdraw => JobMarketplace.Selectors.Functions.WithdrawTreasuryNative;

            Bytes4 Fees => JobMarketplace.Selectors.Functions.FeeBasisPoints;

            Bytes4 Newer => Successor(note: "fees", old: JobMarketplace.Selectors.Functions.FeeBasisPoints.ToString());

            bool Known => Bytes4.TryParse(result: out _, text: JobMarketplace.Selectors.Functions.FeeBasisPoints.ToString());

            static Bytes4 Successor(string old, string note) => default;
        }
        """);

    [Fact]
    public Task Where_arguments_changed_or_a_constant_is_required_there_is_no_fix() => Fix<OldSelectorAnalyzer, OldSelectorFixer>.OffersNothingAsync(
        """
        class C
        {
            const string Withdraw = [|"0x70a689d8"|];

            Bytes4 Proof => Bytes4.Parse([|"0xc8c664ee"|]);

            uint Number => [|0x70a689d8|];
        }
        """);
}
