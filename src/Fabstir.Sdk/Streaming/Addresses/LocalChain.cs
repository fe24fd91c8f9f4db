using Fabstir.Contracts;

namespace Fabstir;

/// <summary>Which chains are of one machine: their hosts are there, too, and nobody else writes URLs into their registry.</summary>
internal static class LocalChain
{
    // What anvil and Hardhat call theirs.
    private const ulong UsualId = 31337;

    /// <summary>A node of a public chain may run on this machine: its registry is still everybody's.</summary>
    public static bool Is(FabstirDeployment deployment, Uri node) =>
        deployment.ChainId == UsualId || (node.IsLoopback && deployment is not BaseSepoliaDeployment && deployment.ChainId is not (BaseSepoliaDeployment.Id or Base or OpBnb));

    private const ulong Base = 8453;
    private const ulong OpBnb = 204;
}
