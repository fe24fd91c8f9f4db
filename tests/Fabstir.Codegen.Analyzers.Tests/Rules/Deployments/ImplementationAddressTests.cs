using Fabstir.Codegen.Analyzers.Rules.Deployments;
using Fabstir.Codegen.Analyzers.Tests.Harness;
using Fabstir.Codegen.CodeFixes.Rules.Deployments;

namespace Fabstir.Codegen.Analyzers.Tests.Rules.Deployments;

/// <summary>FAB5002: the code behind a proxy where the proxy belongs, or the deployment that is frozen for auditors.</summary>
public sealed class ImplementationAddressTests
{
    private const string Proxy = "0xD067719Ee4c514B5735d1aC0FfB46FECf2A9adA4";

    [Theory]
    [InlineData("0x51C3F60D2e3756Cc3F119f9aE1876e2B947347ba", "is code of JobMarketplace without its state, the implementation of 2026-02; the proxy is " + Proxy)]
    [InlineData("0x26f27C19F80596d228D853dC39A204f0f6C45C7E", "is code of JobMarketplace without its state, the implementation of 2026-01; the proxy is " + Proxy)]
    [InlineData("0x1B6C6A1E373E5E00Bf6210e32A6DA40304f6484c", "is code of JobMarketplace without its state, the implementation of 2026-01; the proxy is " + Proxy)]
    [InlineData("0x3CaCbf3f448B420918A93a88706B26Ab27a3523E", "is the JobMarketplace that is frozen for auditors since 2026-01; the proxy is " + Proxy)]
    public async Task The_message_says_what_stands_there(string address, string message)
    {
        string source = $$"""
            class C
            {
                Address Marketplace => Address.Parse([|"{{address}}"|]);
            }
            """;

        await Analysis<ImplementationAddressAnalyzer>.ReportsAsync(source);
        Assert.Equal([$"Warning FAB5002: '{address}' {message}"], await Analysis<ImplementationAddressAnalyzer>.MessagesAsync(source));
    }

    [Fact]
    public Task It_is_found_wherever_a_literal_can_stand_in_any_case() => Analysis<ImplementationAddressAnalyzer>.ReportsAsync(
        """
        using static Addresses;

        Use(address: Frozen, name: "frozen");
        Use(name: "code", address: [|"0x51c3f60d2e3756cc3f119f9ae1876e2b947347ba"|]);

        static void Use(string name, string address) { }

        static partial class Addresses
        {
            public const string Frozen = [|"0x3CACBF3F448B420918A93A88706B26AB27A3523E"|];
        }

        static partial class Addresses
        {
            static readonly Address[] All = [Address.Parse([|"0x1B6C6A1E373E5E00Bf6210e32A6DA40304f6484c"|])];
        }
        """);

    [Fact]
    public Task Behind_aliases_and_copies_it_is_reported_once_where_it_is_written() => Analysis<ImplementationAddressAnalyzer>.ReportsAsync(
        $$"""
        using Place = Fabstir.Abi.Address;

        class C
        {
            const string Code = [|"0x51C3F60D2e3756Cc3F119f9aE1876e2B947347ba"|];

            static readonly Place Copied = Place.Parse(Code);

            Place First()
            {
                var local = Copied;
                return local;
            }

            void Second(ERC20 usdc) => usdc.AllowanceAsync(spender: Place.Parse([|"0x3CaCbf3f448B420918A93a88706B26Ab27a3523E"|]), owner: Copied);

            void Third(ERC20 usdc) => usdc.AllowanceAsync(spender: Place.Parse("{{Proxy}}"), owner: Copied);
        }
        """);

    [Theory]
    [InlineData("\"" + Proxy + "\"")]
    [InlineData("\"0x1273E6358aa52Bb5B160c34Bf2e617B745e4A944\"")]
    [InlineData("\"0x8BC0Af4aAa2dfb99699B1A24bA85E507de10Fd22\"")]
    [InlineData("\"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed\"")]
    [InlineData("\"implementation 0x51C3F60D2e3756Cc3F119f9aE1876e2B947347ba\"")]
    [InlineData("\"51C3F60D2e3756Cc3F119f9aE1876e2B947347ba\"")]
    [InlineData("\"0x51C3F60D2e3756Cc3F119f9aE1876e2B947347bb\"")]
    [InlineData("\"0x51C3F60D2e\"")]
    [InlineData("$\"0x{1}\"")]
    public Task Other_addresses_and_other_texts_are_not_reported(string expression) => Analysis<ImplementationAddressAnalyzer>.ReportsAsync(
        $$"""
        class C
        {
            /// <summary>0x51C3F60D2e3756Cc3F119f9aE1876e2B947347ba.</summary>
            string Text => {{expression}};
        }
        """);

    [Fact]
    public Task The_fix_writes_the_proxy() => Fix<ImplementationAddressAnalyzer, ImplementationAddressFixer>.ChangesAsync(
        """
        class C
        {
            const string Code = [|"0x51C3F60D2e3756Cc3F119f9aE1876e2B947347ba"|]; // the newest
            static readonly Address Frozen = Address.Parse(
                /* audited */ [|"0x3CaCbf3f448B420918A93a88706B26Ab27a3523E"|]);
        }
        """,
        """
        class C
        {
            const string Code = "0xD067719Ee4c514B5735d1aC0FfB46FECf2A9adA4"; // the newest
            static readonly Address Frozen = Address.Parse(
                /* audited */ "0xD067719Ee4c514B5735d1aC0FfB46FECf2A9adA4");
        }
        """);
}
