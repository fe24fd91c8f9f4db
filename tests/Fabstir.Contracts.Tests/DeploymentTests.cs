using System.Reflection;
using Fabstir.Abi;

namespace Fabstir.Contracts.Tests;

public sealed class DeploymentTests
{
    private static readonly BaseSepoliaDeployment Deployment = FabstirDeployments.BaseSepolia;

    public static TheoryData<string> Members { get; } =
        [.. typeof(BaseSepoliaDeployment).GetProperties().Where(static property => property.PropertyType != typeof(string) && property.PropertyType != typeof(ulong)).Select(static property => property.Name)];

    [Theory]
    [MemberData(nameof(Members))]
    public void Analyzers_see_the_address_that_programs_use(string member)
    {
        PropertyInfo property = typeof(BaseSepoliaDeployment).GetProperty(member)!;
        KnownAddressAttribute known = property.GetCustomAttribute<KnownAddressAttribute>()!;
        object value = property.GetValue(Deployment)!;

        Assert.Equal(Deployment.ChainId, known.ChainId);
        Assert.Equal(known.Address, (value is DeployedContract contract ? contract.Address : ((DeployedToken)value).Address).ToString());
    }

    [Fact]
    public void All_addresses_differ() => Assert.Equal(
        7, new HashSet<Address> { Deployment.JobMarketplace, Deployment.NodeRegistry, Deployment.ModelRegistry, Deployment.ProofSystem, Deployment.HostEarnings, Deployment.Usdc, Deployment.Fab }.Count);

    [Fact]
    public void Tokens_convert_by_their_decimals()
    {
        Assert.Equal((UInt256)500_000, Deployment.Usdc.ToBaseUnits(0.5m));
        Assert.Equal(UInt256.Parse("1000000000000000000000"), Deployment.Fab.ToBaseUnits(1000m));
        Assert.Equal(0.5m, Deployment.Usdc.FromBaseUnits(500_000));
        Assert.Throws<ArgumentOutOfRangeException>(static () => Deployment.Usdc.ToBaseUnits(0.0000001m));
    }
}
