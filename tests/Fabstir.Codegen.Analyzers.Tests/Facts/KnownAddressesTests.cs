using Fabstir.Abi;
using Fabstir.Codegen.Analyzers.Facts;
using Fabstir.Contracts;

namespace Fabstir.Codegen.Analyzers.Tests.Facts;

/// <summary>The table of addresses, against what is published of the deployments.</summary>
public sealed class KnownAddressesTests
{
    [Fact]
    public void Addresses_have_their_checksum_and_stand_there_once()
    {
        Assert.All(KnownAddresses.All, static known => Assert.Equal(known.Address, Address.Parse(known.Address).ToString()));
        Assert.Equal(KnownAddresses.All.Count, KnownAddresses.All.Select(static known => Address.Parse(known.Address)).Distinct().Count());
    }

    // The lists of deployments name 34 that were replaced or frozen for JobMarketplace, its three implementations, and 15 of other contracts.
    [Theory]
    [InlineData("JobMarketplace", "Current", 1)]
    [InlineData("JobMarketplace", "Replaced", 33)]
    [InlineData("JobMarketplace", "Frozen", 1)]
    [InlineData("JobMarketplace", "Implementation", 3)]
    [InlineData("NodeRegistry", "Replaced", 10)]
    [InlineData("ModelRegistry", "Replaced", 1)]
    [InlineData("ProofSystem", "Replaced", 2)]
    [InlineData("HostEarnings", "Replaced", 2)]
    [InlineData("PaymentEscrow", "Replaced", 1)]
    public void There_are_as_many_as_were_published(string role, string kind, int count) =>
        Assert.Equal(count, KnownAddresses.All.Count(known => known.Role.ToString() == role && known.Kind.ToString() == kind));

    [Fact]
    public void The_current_ones_are_those_of_the_deployment()
    {
        BaseSepoliaDeployment deployment = FabstirDeployments.BaseSepolia;
        Dictionary<string, Address> expected = new()
        {
            ["JobMarketplace"] = deployment.JobMarketplace,
            ["NodeRegistry"] = deployment.NodeRegistry,
            ["ModelRegistry"] = deployment.ModelRegistry,
            ["ProofSystem"] = deployment.ProofSystem,
            ["HostEarnings"] = deployment.HostEarnings,
            ["Usdc"] = deployment.Usdc,
            ["Fab"] = deployment.Fab,
        };

        Assert.Equal(KnownAddresses.ChainId, deployment.ChainId);
        Assert.Equal(
            expected,
            KnownAddresses.All.Where(static known => known.Kind == AddressKind.Current)
                .ToDictionary(static known => known.Role.ToString(), static known => Address.Parse(known.Address)));
    }
}
