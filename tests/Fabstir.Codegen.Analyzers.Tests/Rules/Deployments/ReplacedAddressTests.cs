using Fabstir.Codegen.Analyzers.Rules.Deployments;
using Fabstir.Codegen.Analyzers.Tests.Harness;
using Fabstir.Codegen.CodeFixes.Rules.Deployments;

namespace Fabstir.Codegen.Analyzers.Tests.Rules.Deployments;

/// <summary>FAB5001: the address of a deployment that a later one took the place of.</summary>
public sealed class ReplacedAddressTests
{
    [Theory]
    [InlineData("0x1273E6358aa52Bb5B160c34Bf2e617B745e4A944", "is the JobMarketplace of 2025-09; since 2026-02-22 it is 0xD067719Ee4c514B5735d1aC0FfB46FECf2A9adA4")]
    [InlineData("0x95132177F964FF053C1E874b53CF74d819618E06", "is the JobMarketplace of 2026-01; since 2026-02-22 it is 0xD067719Ee4c514B5735d1aC0FfB46FECf2A9adA4")]
    [InlineData("0xDFFDecDfa0CF5D6cbE299711C7e4559eB16F42D6", "is an older NodeRegistry; since 2026-02-22 it is 0x8BC0Af4aAa2dfb99699B1A24bA85E507de10Fd22")]
    [InlineData("0x5afB91977e69Cc5003288849059bc62d47E7deeb", "is an older ProofSystem; since 2026-02-22 it is 0xE8DCa89e1588bbbdc4F7D5F78263632B35401B31")]
    [InlineData("0x3b96fBD7b463e94463Ae4d0f2629e08cf1F25894", "is the PaymentEscrow of 2025-08; JobMarketplace holds deposits itself since")]
    public async Task The_message_says_what_it_was_and_what_it_is_now(string address, string message)
    {
        string source = $$"""
            class C
            {
                Address Marketplace => Address.Parse([|"{{address}}"|]);
            }
            """;

        await Analysis<ReplacedAddressAnalyzer>.ReportsAsync(source);
        Assert.Equal([$"Warning FAB5001: '{address}' {message}"], await Analysis<ReplacedAddressAnalyzer>.MessagesAsync(source));
    }

    [Fact]
    public Task It_is_found_wherever_a_literal_can_stand_in_any_case() => Analysis<ReplacedAddressAnalyzer>.ReportsAsync(
        """
        using static Addresses;

        Send(Marketplace, node: [|"0xDFFDecDfa0CF5D6cbE299711C7e4559eB16F42D6"|]);

        void Send(string marketplace, string node)
        {
            if (node is [|"0xc8ddd546e0993eeb4df03591208aedf6336342d7"|]) { }
        }

        static class Addresses
        {
            static void Send(string node = [|"0x906F4A8Cb944E4fe12Fb85Be7E627CeDAA8B8999"|]) { }

            public const string Marketplace = [|"0x1273e6358aa52bb5b160c34bf2e617b745e4a944"|];
        }

        partial class Deployment
        {
            [KnownAddress(84532, [|"0xeebEEbc9BCD35e81B06885b63f980FeC71d56e2D"|])]
            public Address Old { get; } = default;

            Dictionary<string, string> _all = new() { ["marketplace"] = [|@"0xeebEEbc9BCD35e81B06885b63f980FeC71d56e2D"|] };

            string[] _list = [[|"0X1273E6358AA52BB5B160C34BF2E617B745E4A944"|]];
        }
        """);

    [Fact]
    public Task It_is_found_in_arguments_in_another_order_and_reported_once_where_it_is_written() => Analysis<ReplacedAddressAnalyzer>.ReportsAsync(
        """
        using Place = Fabstir.Abi.Address;

        partial class C
        {
            const string Old = [|"0x1273E6358aa52Bb5B160c34Bf2e617B745e4A944"|];

            static readonly Place Copied = Place.Parse(Old);
        }

        partial class C
        {
            Place First()
            {
                var local = Copied;
                return local;
            }

            void Second() => Send(node: [|"0xDFFDecDfa0CF5D6cbE299711C7e4559eB16F42D6"|], marketplace: Old);

            void Third() => Send(node: "0x8BC0Af4aAa2dfb99699B1A24bA85E507de10Fd22", marketplace: Current.Marketplace);

            void Send(string marketplace, string node) { }
        }

        static class Current
        {
            public const string Marketplace = "0xD067719Ee4c514B5735d1aC0FfB46FECf2A9adA4";
        }
        """);

    [Theory]
    [InlineData("\"0xD067719Ee4c514B5735d1aC0FfB46FECf2A9adA4\"")]
    [InlineData("\"0x3CaCbf3f448B420918A93a88706B26Ab27a3523E\"")]
    [InlineData("\"0x51C3F60D2e3756Cc3F119f9aE1876e2B947347ba\"")]
    [InlineData("\"0x036CbD53842c5426634e7929541eC2318f3dCF7e\"")]
    [InlineData("\"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed\"")]
    [InlineData("\"1273E6358aa52Bb5B160c34Bf2e617B745e4A944\"")]
    [InlineData("\"see 0x1273E6358aa52Bb5B160c34Bf2e617B745e4A944\"")]
    [InlineData("\"0x1273E6358aa52Bb5B160c34Bf2e617B745e4A944f\"")]
    [InlineData("$\"0x1273E6358aa52Bb5B160c34Bf2e617B745e4{42}\"")]
    [InlineData("\"zz1273E6358aa52Bb5B160c34Bf2e617B745e4A944\"")]
    public Task Other_addresses_and_other_texts_are_not_reported(string expression) => Analysis<ReplacedAddressAnalyzer>.ReportsAsync(
        $$"""
        class C
        {
            // 0x1273E6358aa52Bb5B160c34Bf2e617B745e4A944
            string Text => {{expression}};
        }
        """);

    [Fact]
    public Task The_fix_writes_the_current_address_of_the_same_contract() => Fix<ReplacedAddressAnalyzer, ReplacedAddressFixer>.ChangesAsync(
        """
        class C
        {
            const string Marketplace = /* since 2025 */ [|"0x1273E6358aa52Bb5B160c34Bf2e617B745e4A944"|]; // marketplace
            static readonly Address Nodes = Address.Parse([|@"0xDFFDecDfa0CF5D6cbE299711C7e4559eB16F42D6"|]);
        }
        """,
        """
        class C
        {
            const string Marketplace = /* since 2025 */ "0xD067719Ee4c514B5735d1aC0FfB46FECf2A9adA4"; // marketplace
            static readonly Address Nodes = Address.Parse("0x8BC0Af4aAa2dfb99699B1A24bA85E507de10Fd22");
        }
        """);

    [Fact]
    public Task Nothing_took_the_place_of_the_escrow() => Fix<ReplacedAddressAnalyzer, ReplacedAddressFixer>.OffersNothingAsync(
        """
        class C
        {
            const string Escrow = [|"0x3b96fBD7b463e94463Ae4d0f2629e08cf1F25894"|];
        }
        """);
}
