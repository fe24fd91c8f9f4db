using Fabstir.Abi;
using Fabstir.Ethereum;

namespace Fabstir.Development;

/// <summary>Creates contracts from their bytecode.</summary>
internal sealed class ContractDeployer(IContractTransport transport)
{
    /// <summary>Creates a contract behind a proxy that calls its initialiser.</summary>
    /// <returns>The address of the proxy.</returns>
    public async Task<Address> DeployBehindProxyAsync<TInitialize>(string contract, TInitialize initialize, CancellationToken cancellationToken)
        where TInitialize : IContractFunction<TInitialize>
    {
        ContractDeployment<Address> implementation = await ContractDeployment.DeployAsync(
            transport, EmbeddedBytecode.Of(contract), cancellationToken: cancellationToken).ConfigureAwait(false);
        ERC1967Proxy.Constructor proxy = new()
        {
            Implementation = await implementation.WaitAsync(cancellationToken: cancellationToken).ConfigureAwait(false),
            Data = Calldata.Encode(initialize),
        };
        return await DeployAsync("ERC1967Proxy", proxy, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Creates a token.</summary>
    public Task<Address> DeployTokenAsync(string name, string symbol, byte decimals, CancellationToken cancellationToken) =>
        DeployAsync("DevnetToken", new DevnetToken.Constructor { Name = name, Symbol = symbol, Decimals = decimals }, cancellationToken);

    private async Task<Address> DeployAsync<TConstructor>(string contract, TConstructor constructor, CancellationToken cancellationToken)
        where TConstructor : IContractConstructor<TConstructor>
    {
        ContractDeployment<Address> deployment = await ContractDeployment.DeployAsync(
            transport, EmbeddedBytecode.Of(contract), constructor, cancellationToken: cancellationToken).ConfigureAwait(false);
        return await deployment.WaitAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
    }
}
