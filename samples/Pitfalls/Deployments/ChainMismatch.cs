using Fabstir.Contracts;
using Fabstir.Ethereum;

namespace Pitfalls.Deployments;

/// <summary>FAB5004: a deployment on another chain. What is at these addresses there is nobody's, or a stranger's.</summary>
internal static class ChainMismatch
{
    public static FabstirContracts Connect(Uri url)
    {
        JsonRpcTransport transport = new(url, options: new JsonRpcTransportOptions { ChainId = 8453 });
        return new FabstirContracts(transport, FabstirDeployments.BaseSepolia); // FAB5004: FabstirDeployments
    }
}
