using Fabstir.Abi;
using Fabstir.Abi.Codecs;

namespace Fabstir.Ethereum;

/// <summary>Creates contracts.</summary>
/// <remarks>
/// Value can only go to a constructor that is payable, any other refuses it. Every method throws <see cref="UnlinkedBytecodeException"/> before anything is sent
/// when a library has no address, and what <see cref="IContractTransport.SendAsync"/> throws. Thread-safe.
/// </remarks>
public static class ContractDeployment
{
    private const string Anonymous = "contract";

    /// <summary>Creates a contract whose constructor takes arguments.</summary>
    /// <param name="transport">Sends the transaction.</param>
    /// <param name="bytecode">The creation code, linked.</param>
    /// <param name="arguments">The arguments of the constructor: the generated <c>Constructor</c>.</param>
    /// <param name="value">How much of the native currency goes with it.</param>
    /// <param name="options">Gas and fees; null to ask the node.</param>
    /// <param name="cancellationToken">Cancels what comes before the transaction is handed to the node.</param>
    /// <returns>The deployment: wait for it to get the address.</returns>
    /// <exception cref="UnlinkedBytecodeException">A library has no address.</exception>
    /// <exception cref="ContractRevertedException">The constructor would refuse. Nothing was sent.</exception>
    public static Task<ContractDeployment<Address>> DeployAsync<TConstructor>(
        IContractTransport transport,
        Bytecode bytecode,
        IContractConstructor<TConstructor> arguments,
        Wei value = default,
        TransactionOptions? options = null,
        CancellationToken cancellationToken = default)
        where TConstructor : IContractConstructor<TConstructor> =>
        DeployAsync(transport, bytecode, arguments, Anonymous, static address => address, decodeRevert: null, value, options, cancellationToken);

    /// <summary>Creates a contract whose constructor takes no arguments.</summary>
    /// <inheritdoc cref="DeployAsync{TConstructor}(IContractTransport, Bytecode, IContractConstructor{TConstructor}, Wei, TransactionOptions?, CancellationToken)"/>
    public static Task<ContractDeployment<Address>> DeployAsync(
        IContractTransport transport, Bytecode bytecode, Wei value = default, TransactionOptions? options = null, CancellationToken cancellationToken = default) =>
        DeployAsync(transport, bytecode, Anonymous, static address => address, decodeRevert: null, value, options, cancellationToken);

    /// <summary>Creates a contract, and its client once it is there: what generated clients call.</summary>
    /// <param name="transport">Sends the transaction.</param>
    /// <param name="bytecode">The creation code, linked.</param>
    /// <param name="arguments">The arguments of the constructor.</param>
    /// <param name="contractName">The contract, for messages and traces.</param>
    /// <param name="create">Makes what stands for the contract at its address.</param>
    /// <param name="decodeRevert">How the contract's reverts are decoded.</param>
    /// <param name="value">How much of the native currency goes with it.</param>
    /// <param name="options">Gas and fees; null to ask the node.</param>
    /// <param name="cancellationToken">Cancels what comes before the transaction is handed to the node.</param>
    /// <returns>The deployment: wait for it to get the client.</returns>
    /// <exception cref="UnlinkedBytecodeException">A library has no address.</exception>
    /// <exception cref="ContractRevertedException">The constructor would refuse. Nothing was sent.</exception>
    public static Task<ContractDeployment<TContract>> DeployAsync<TConstructor, TContract>(
        IContractTransport transport,
        Bytecode bytecode,
        IContractConstructor<TConstructor> arguments,
        string contractName,
        Func<Address, TContract> create,
        RevertDecoder? decodeRevert,
        Wei value,
        TransactionOptions? options,
        CancellationToken cancellationToken)
        where TConstructor : IContractConstructor<TConstructor>
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return SendAsync(transport, bytecode, AbiData.EncodeTuple((TConstructor)arguments), contractName, create, decodeRevert, value, options, cancellationToken);
    }

    /// <summary>Creates a contract whose constructor takes no arguments, and its client once it is there: what generated clients call.</summary>
    /// <inheritdoc cref="DeployAsync{TConstructor, TContract}"/>
    public static Task<ContractDeployment<TContract>> DeployAsync<TContract>(
        IContractTransport transport,
        Bytecode bytecode,
        string contractName,
        Func<Address, TContract> create,
        RevertDecoder? decodeRevert,
        Wei value,
        TransactionOptions? options,
        CancellationToken cancellationToken) =>
        SendAsync(transport, bytecode, arguments: [], contractName, create, decodeRevert, value, options, cancellationToken);

    private static async Task<ContractDeployment<TContract>> SendAsync<TContract>(
        IContractTransport transport,
        Bytecode bytecode,
        byte[] arguments,
        string contractName,
        Func<Address, TContract> create,
        RevertDecoder? decodeRevert,
        Wei value,
        TransactionOptions? options,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(transport);
        ArgumentNullException.ThrowIfNull(bytecode);
        ArgumentNullException.ThrowIfNull(create);
        Bytes code = bytecode.ToBytes();
        if (code.IsEmpty)
        {
            throw new ArgumentException($"There is no bytecode of {contractName}: it is abstract, or an interface.", nameof(bytecode));
        }

        ContractMessage creation = new()
        {
            To = null,
            Calldata = (byte[])[.. code.AsSpan(), .. arguments],
            Value = value,
            Signature = $"new {contractName}",
            DecodeRevert = decodeRevert,
        };
        TransactionHandle transaction = await transport.SendAsync(creation, options, cancellationToken).ConfigureAwait(false);
        return new ContractDeployment<TContract>(transaction, create);
    }
}
