using Fabstir.Codegen.Generators.Model;

namespace Fabstir.Codegen.Generators.Emit;

/// <summary>Lays out how a contract is created: its bytecode, and the method that sends it.</summary>
internal static class DeploymentEmitter
{
    public static void Members(SourceWriter writer, ContractModel contract, DeploymentModel deployment)
    {
        bool isLinked = deployment.Libraries.IsEmpty;
        writer.Separate();
        writer.Lines($"/// <summary>What creates the contract{(isLinked ? "" : ", with places for the addresses of libraries")}.</summary>");
        writer.Lines($"public static {KnownTypes.Ethereum}Bytecode Bytecode {{ get; }} = {KnownTypes.Ethereum}Bytecode.Parse(");
        using (writer.Indent())
        {
            writer.Lines($"\"{deployment.Digits}\"{(isLinked ? ");" : ",")}");
            if (!isLinked)
            {
                Links(writer, deployment);
            }
        }

        writer.Separate();
        Deploy(writer, contract, deployment);
    }

    /// <summary>The record of the libraries' addresses, which cannot be swapped.</summary>
    public static void Libraries(SourceWriter writer, DeploymentModel deployment)
    {
        writer.Lines("/// <summary>Where the libraries are that the contract is linked with.</summary>");
        using (writer.Open("public sealed record Libraries"))
        {
            foreach (LibraryModel library in deployment.Libraries)
            {
                writer.Separate();
                writer.Lines($"/// <summary><c>{XmlDoc.Escape(library.Library)}</c>.</summary>");
                writer.Lines($"public required {KnownTypes.Address} {library.PropertyName} {{ get; init; }}");
            }

            writer.Separate();
            writer.Lines($"internal {KnownTypes.Ethereum}Bytecode Link({KnownTypes.Ethereum}Bytecode bytecode) => bytecode");
            using (writer.Indent())
            {
                for (int i = 0; i < deployment.Libraries.Length; i++)
                {
                    LibraryModel library = deployment.Libraries[i];
                    writer.Lines($".Link({Literal.Text(library.Library)}, {library.PropertyName}){(i == deployment.Libraries.Length - 1 ? ";" : "")}");
                }
            }
        }
    }

    private static void Links(SourceWriter writer, DeploymentModel deployment)
    {
        writer.Lines("[");
        using (writer.Indent())
        {
            foreach (LinkModel link in deployment.Links)
            {
                writer.Lines($"new({Literal.Text(link.Library)}, {Literal.Number(link.Offset)}),");
            }
        }

        writer.Lines("]);");
    }

    private static void Deploy(SourceWriter writer, ContractModel contract, DeploymentModel deployment)
    {
        bool isLinked = deployment.Libraries.IsEmpty;
        List<string> parameters = [$"{KnownTypes.Ethereum}IContractTransport transport"];
        List<string> arguments = ["transport", isLinked ? "Bytecode" : "libraries.Link(Bytecode)"];
        writer.Lines("/// <summary>Creates the contract.</summary>");
        writer.Lines("/// <param name=\"transport\">Sends the transaction, and then is the client's.</param>");
        if (!isLinked)
        {
            writer.Lines("/// <param name=\"libraries\">Where the libraries are.</param>");
            parameters.Add("Libraries libraries");
        }

        if (contract.Constructor is not null)
        {
            writer.Lines("/// <param name=\"arguments\">The arguments of the constructor.</param>");
            parameters.Add("Constructor arguments");
            arguments.Add("arguments");
        }

        if (deployment.IsPayable)
        {
            writer.Lines("/// <param name=\"value\">How much of the native currency goes with it.</param>");
            parameters.Add(KnownTypes.Wei + " value");
        }

        writer.Lines($"/// <returns>The deployment: wait for it to get the client.</returns>");
        writer.Lines($"/// <exception cref=\"{KnownTypes.Ethereum}ContractRevertedException\">The constructor would refuse. Nothing was sent.</exception>");
        parameters.AddRange([KnownTypes.OptionalTransactionOptions, KnownTypes.OptionalCancellation]);
        arguments.AddRange(
        [
            Literal.Text(contract.SolidityName),
            $"address => new {contract.Name}(transport, address)",
            "Error.Decode",
            deployment.IsPayable ? "value" : KnownTypes.Wei + ".Zero",
            "options",
            "cancellationToken",
        ]);
        string type = $"{KnownTypes.Task}<{KnownTypes.Ethereum}ContractDeployment<{contract.Name}>>";
        writer.Lines(CallLayout.Of($"public static {type} DeployAsync", parameters) + " =>");
        using (writer.Indent())
        {
            writer.Lines(CallLayout.Of($"{KnownTypes.Ethereum}ContractDeployment.DeployAsync", arguments) + ";");
        }
    }
}
